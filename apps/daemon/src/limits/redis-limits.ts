import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { RateLimiterRedis } from "rate-limiter-flexible";
import { ConfigurationError } from "../configuration-error.js";
import { systemReason } from "../rules.js";
import type { LimitsConfig } from "../security-config.js";
import type { SharedCounts } from "./allowances.js";
import { countedNames, createRateLimits, type RateLimits, tooMany } from "./rate-limit.js";

/** Limits that several daemons count together. */
export interface RedisLimits {
	readonly rateLimits: RateLimits;
	readonly shared: SharedCounts;
	close(): void;
}

/** How long Redis may take to answer, in ms: then a daemon counts alone. */
const answerMs = 500;

/**
 * Connects to the configured Redis; ConfigurationError where it can't be reached at the start, or the client is not installed. When it is lost
 * later each daemon counts alone, which is said once, until it is back.
 */
export async function openRedisLimits(url: string, limits: LimitsConfig, log: Logger): Promise<RedisLimits> {
	const Client = await loadClient();
	const { RateLimiterRedis: Limiter, RateLimiterRes: Result } = await import("rate-limiter-flexible");
	const redis: Redis = new Client(url, {
		lazyConnect: true,
		connectTimeout: 2_000,
		commandTimeout: answerMs,
		maxRetriesPerRequest: 0,
		enableOfflineQueue: false,
	});
	let lost = false;
	redis.on("error", (error) => {
		if (!lost) log.warn(`limits are counted by each daemon alone: Redis can't be reached: ${systemReason(error)}`);
		lost = true;
	});
	redis.on("ready", () => {
		if (lost) log.info("limits are counted in Redis again");
		lost = false;
	});
	try {
		await redis.connect();
	} catch (error) {
		redis.disconnect();
		throw new ConfigurationError(`The Redis of security.limits can't be reached: ${systemReason(error)}.`);
	}

	const alone = createRateLimits(() => performance.now());
	const limiters = new Map<string, RateLimiterRedis>();
	const limiterOf = (kind: string, points: number, seconds: number): RateLimiterRedis => {
		const key = `${kind}|${points}|${seconds}`;
		let limiter = limiters.get(key);
		if (!limiter) {
			limiter = new Limiter({
				storeClient: redis,
				keyPrefix: `${limits.keyPrefix}:${kind}`,
				points,
				duration: seconds,
				rejectIfRedisNotReady: true,
			});
			limiters.set(key, limiter);
		}
		return limiter;
	};

	const rateLimits: RateLimits = {
		take: (operation, call, caller) => {
			const { rateLimit } = operation;
			if (!rateLimit) return () => {};
			const limiter = limiterOf("attempts", rateLimit.limit, rateLimit.windowSeconds);
			const names = countedNames(operation, call, caller);
			return Promise.allSettled(names.map((name) => limiter.consume(name))).then((results) => {
				const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
				const giveBack = () => {
					for (const [index, result] of results.entries())
						if (result.status === "fulfilled") limiter.reward(names[index] ?? "").catch(() => {});
				};
				if (refused.length === 0) return giveBack;
				giveBack();
				const full = refused.filter((reason) => reason instanceof Result);
				// Anything else is a store that failed: it must not let guesses through uncounted.
				if (full.length === 0) return alone.take(operation, call, caller);
				throw tooMany(Math.max(...full.map(({ msBeforeNext }) => msBeforeNext)));
			});
		},
	};

	return {
		rateLimits,
		shared: {
			add: async (kind, name, cost) => {
				const allowance = limits[kind];
				if (!allowance) return { spent: 0, leftMs: 0 };
				const result = await limiterOf(kind, allowance.cost, allowance.windowMs / 1_000).penalty(name, cost);
				return { spent: result.consumedPoints, leftMs: result.msBeforeNext };
			},
		},
		close: () => redis.disconnect(),
	};
}

async function loadClient(): Promise<typeof Redis> {
	try {
		return (await import("ioredis")).Redis;
	} catch {
		throw new ConfigurationError("Limits in Redis need the package ioredis, which is optional: npm install ioredis.");
	}
}
