import type { SignedInUser } from "@metabuilder/dbal";
import { useState } from "react";
import { PageList } from "@/components/PageList";
import { SignIn } from "@/components/SignIn";
import { UserList } from "@/components/UserList";
import { dbal } from "@/lib/dbal-client";

export function App() {
	const [user, setUser] = useState<SignedInUser>();

	const signOut = () => {
		setUser(undefined);
		// The daemon may be away: this page forgets the session in any case.
		dbal.auth.signOut().catch(() => {});
	};

	return (
		<>
			<header>
				<p className="brand">
					<span aria-hidden="true" className="mark" />
					DBAL demo
				</p>
				{user && (
					<div className="who">
						<span>
							{user.username} <span className={`role ${user.role}`}>{user.role}</span>
						</span>
						<button type="button" onClick={signOut}>
							Switch account
						</button>
					</div>
				)}
			</header>
			{user ? (
				// Another account is another reader: nothing of the last one's lists stays.
				<main key={user.id}>
					<h1>Hello, {user.username}</h1>
					<div className="lists">
						<UserList role={user.role} level={user.level} onSignInAgain={signOut} />
						<PageList role={user.role} level={user.level} onSignInAgain={signOut} />
					</div>
				</main>
			) : (
				<SignIn onSignedIn={setUser} />
			)}
		</>
	);
}
