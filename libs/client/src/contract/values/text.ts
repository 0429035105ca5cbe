const loneSurrogate = /\p{Surrogate}/u;

/** True when every character is a Unicode scalar value (no lone surrogate) other than U+0000, which PostgreSQL can't store. */
export function isStorableText(text: string): boolean {
	return !text.includes("\0") && !loneSurrogate.test(text);
}

/** Length in Unicode code points. */
export function codePointLength(text: string): number {
	let length = text.length;
	for (let index = 0; index < text.length - 1; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0xd800 || unit > 0xdbff) continue;
		const next = text.charCodeAt(index + 1);
		if (next >= 0xdc00 && next <= 0xdfff) {
			length--;
			index++;
		}
	}
	return length;
}

/** Length in bytes of the text in UTF-8. */
export function utf8Length(text: string): number {
	let bytes = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x80) bytes += 1;
		else if (unit < 0x800) bytes += 2;
		else if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < text.length) {
			bytes += 4;
			index++;
		} else bytes += 3;
	}
	return bytes;
}

/** As the HTML standard has it for `<input type=email>`: ASCII, no comments, no quoted local part. */
const email =
	/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
export function isEmail(text: string): boolean {
	return email.test(text);
}

const webAddress = /^https?:\/\/[^\s\\\p{Cc}]+$/iu;

/** An absolute http or https address that the WHATWG parser takes as it stands. Other schemes (`javascript:` among them) are none. */
export function isUrl(text: string): boolean {
	return webAddress.test(text) && URL.canParse(text);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The lower-case form of a UUID of any version, nil and max included (RFC 9562, section 4), or undefined. */
export function canonicalUuid(text: string): string | undefined {
	return text.length === 36 && uuid.test(text) ? text.toLowerCase() : undefined;
}
