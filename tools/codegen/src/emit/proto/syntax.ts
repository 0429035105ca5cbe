/** What a .proto file says, between the model and its text. Only what the wire mapping uses of the language. */
export interface ProtoFile {
	/** Below the proto root. */
	readonly path: string;
	readonly package: string;
	/** First line of the file, without the comment sign. */
	readonly header: string;
	readonly imports: readonly string[];
	readonly services: readonly ProtoService[];
	readonly messages: readonly ProtoMessage[];
}

export interface ProtoService {
	readonly name: string;
	readonly comment?: string;
	readonly deprecated?: boolean;
	readonly methods: readonly ProtoMethod[];
}

export interface ProtoMethod {
	readonly name: string;
	readonly comment?: string;
	readonly deprecated?: boolean;
	readonly request: string;
	readonly response: string;
}

export interface ProtoMessage {
	readonly name: string;
	readonly comment?: string;
	readonly deprecated?: boolean;
	readonly reserved?: ProtoReserved;
	readonly enums?: readonly ProtoEnum[];
	readonly messages?: readonly ProtoMessage[];
	readonly fields: readonly ProtoField[];
}

export interface ProtoField {
	readonly name: string;
	readonly number: number;
	readonly type: string;
	readonly label?: "optional" | "repeated";
	readonly comment?: string;
	/** Said only where it isn't what a compiler makes of the name. */
	readonly jsonName?: string;
	readonly deprecated?: boolean;
}

export interface ProtoEnum {
	readonly name: string;
	readonly reserved?: ProtoReserved;
	readonly values: readonly { readonly name: string; readonly number: number; readonly comment?: string; readonly deprecated?: boolean }[];
}

/** Numbers and names of what was removed, which nothing may take again. */
export interface ProtoReserved {
	readonly numbers: readonly number[];
	readonly names: readonly string[];
}
