import { isDBALError, type SignedInUser } from "@metabuilder/dbal";
import { type FormEvent, useState } from "react";
import { dbal } from "@/lib/dbal-client";
import { demoAccounts, demoPassword } from "@/lib/demo-accounts";

interface SignInProps {
	readonly onSignedIn: (user: SignedInUser) => void;
}

export function SignIn({ onSignedIn }: SignInProps) {
	const [pending, setPending] = useState<string>();
	const [failure, setFailure] = useState<string>();

	const signIn = async (username: string, password: string) => {
		setPending(username);
		setFailure(undefined);
		try {
			onSignedIn(await dbal.auth.signIn(username, password));
		} catch (error) {
			setFailure(isDBALError(error) ? error.message : "Something went wrong in this page.");
			setPending(undefined);
		}
	};

	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const [username, password] = [form.get("username"), form.get("password")];
		if (typeof username === "string" && typeof password === "string") void signIn(username, password);
	};

	return (
		<main className="sign-in">
			<h1>Who would you like to be?</h1>
			<p className="lead">
				The page you see next is the same for everyone. What it may show is decided by the daemon, by the role of the account you sign in
				with.
			</p>
			{failure !== undefined && (
				<p className="failure" role="alert">
					{failure}
				</p>
			)}
			<section aria-label="Demo accounts" className="accounts">
				{demoAccounts.map(({ username, role, summary }) => (
					<button key={username} type="button" disabled={pending !== undefined} onClick={() => void signIn(username, demoPassword)}>
						<span className={`role ${role}`}>{role}</span>
						<strong>{username}</strong>
						<span className="summary">{pending === username ? "Signing in…" : summary}</span>
					</button>
				))}
			</section>
			<form className="card" onSubmit={submit}>
				<h2>Or by name</h2>
				<label>
					Name
					<input name="username" autoComplete="username" required minLength={1} maxLength={50} disabled={pending !== undefined} />
				</label>
				<label>
					Password
					<input
						name="password"
						type="password"
						autoComplete="current-password"
						required
						maxLength={1024}
						disabled={pending !== undefined}
					/>
				</label>
				<button type="submit" className="primary" disabled={pending !== undefined}>
					Sign in
				</button>
				<p className="hint">
					Demo accounts have the password <code>{demoPassword}</code>. The session is kept in memory: reloading the page ends it here.
				</p>
			</form>
		</main>
	);
}
