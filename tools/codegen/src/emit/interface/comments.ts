import type { DescriptorProto, EnumDescriptorProto, FileDescriptorProto } from "@bufbuild/protobuf/wkt";

/** The comment above each message, field, enum and method of a file, by full name (a method as `pkg.Service.Method`). */
export function commentsOf(file: FileDescriptorProto): ReadonlyMap<string, string> {
	const byPath = new Map((file.sourceCodeInfo?.location ?? []).map((location) => [location.path.join("."), location.leadingComments]));
	const found = new Map<string, string>();
	const note = (name: string, path: readonly number[]) => {
		const text = byPath.get(path.join("."))?.trim();
		if (text) found.set(name, text.replace(/\n ?/g, "\n"));
	};
	// The numbers are those of descriptor.proto's own fields.
	const enumeration = (within: string, { name, value }: EnumDescriptorProto, path: readonly number[]) => {
		note(`${within}.${name}`, path);
		value.forEach((member, index) => {
			note(`${within}.${name}.${member.name}`, [...path, 2, index]);
		});
	};
	const message = (within: string, { name, field, nestedType, enumType }: DescriptorProto, path: readonly number[]) => {
		const full = `${within}.${name}`;
		note(full, path);
		field.forEach((member, index) => {
			note(`${full}.${member.name}`, [...path, 2, index]);
		});
		nestedType.forEach((nested, index) => {
			message(full, nested, [...path, 3, index]);
		});
		enumType.forEach((nested, index) => {
			enumeration(full, nested, [...path, 4, index]);
		});
	};
	file.messageType.forEach((one, index) => {
		message(file.package, one, [4, index]);
	});
	file.enumType.forEach((one, index) => {
		enumeration(file.package, one, [5, index]);
	});
	file.service.forEach((service, index) => {
		note(`${file.package}.${service.name}`, [6, index]);
		service.method.forEach((method, at) => {
			note(`${file.package}.${service.name}.${method.name}`, [6, index, 2, at]);
		});
	});
	return found;
}
