/** 0001-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z, in ms. */
const earliestMs = -62_135_596_800_000;
const latestMs = 253_402_300_799_999;

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The time of a real Date of the years 1 to 9999, in ms; undefined for anything else, whatever it pretends to be. */
export function timeOf(value: object): number | undefined {
	try {
		const time = Date.prototype.getTime.call(value);
		return time >= earliestMs && time <= latestMs ? time : undefined;
	} catch {
		return undefined;
	}
}

/** True for a real Date, an invalid one included. Asks for the internal slot, so that no trap or getter runs. */
export function isDate(value: object): value is Date {
	try {
		Date.prototype.getTime.call(value);
		return true;
	} catch {
		return false;
	}
}

/** True for `YYYY-MM-DD` of a day that exists in the Gregorian calendar, years 0001 to 9999. */
export function isCalendarDate(text: string): boolean {
	const parts = dateForm.exec(text);
	if (!parts) return false;
	const year = Number(parts[1]);
	const month = Number(parts[2]);
	const day = Number(parts[3]);
	const days = monthDays[month - 1];
	if (year < 1 || days === undefined || day < 1) return false;
	const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return day <= (leap ? 29 : days);
}
