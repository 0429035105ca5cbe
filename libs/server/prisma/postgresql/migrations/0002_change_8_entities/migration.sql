-- @generated from spec/entities by `npx nx generate dbal`. Do not edit.
-- @guard blocks hold a value in ComponentHierarchy.componentType that isn't at most 100 characters long
-- @rows SELECT "id" FROM "component_hierarchies" WHERE "component_type" IS NOT NULL AND NOT (char_length("component_type") <= 100)
-- @guard blocks hold a value in Credential.username that isn't at most 50 characters long
-- @rows SELECT "id" FROM "credentials" WHERE "username" IS NOT NULL AND NOT (char_length("username") <= 50)
-- @guard blocks hold a value in Credential.passwordHash that isn't at most 255 characters long
-- @rows SELECT "id" FROM "credentials" WHERE "password_hash" IS NOT NULL AND NOT (char_length("password_hash") <= 255)
-- @guard blocks hold a value in LuaScript.name that isn't at most 255 characters long
-- @rows SELECT "id" FROM "lua_scripts" WHERE "name" IS NOT NULL AND NOT (char_length("name") <= 255)
-- @guard blocks hold a value in LuaScript.timeoutMs that isn't 100 or more, 30000 or less
-- @rows SELECT "id" FROM "lua_scripts" WHERE "timeout_ms" IS NOT NULL AND NOT ("timeout_ms" >= 100 AND "timeout_ms" <= 30000)
-- @guard blocks hold a value in Package.name that isn't at most 255 characters long
-- @rows SELECT "id" FROM "packages" WHERE "name" IS NOT NULL AND NOT (char_length("name") <= 255)
-- @guard blocks hold a value in Package.version that isn't at most 50 characters long, of the form ^\d+\.\d+\.\d+$
-- @rows SELECT "id" FROM "packages" WHERE "version" IS NOT NULL AND NOT (char_length("version") <= 50 AND "version" ~ '^(?:[0-9]+\.[0-9]+\.[0-9]+)$')
-- @guard blocks hold a value in Package.author that isn't at most 255 characters long
-- @rows SELECT "id" FROM "packages" WHERE "author" IS NOT NULL AND NOT (char_length("author") <= 255)
-- @guard blocks hold a value in PageView.slug that isn't at most 255 characters long, of the form ^[a-z0-9-/]+$
-- @rows SELECT "id" FROM "page_views" WHERE "slug" IS NOT NULL AND NOT (char_length("slug") <= 255 AND "slug" ~ '^(?:[a-z0-9\-\/]+)$')
-- @guard blocks hold a value in PageView.title that isn't at most 255 characters long
-- @rows SELECT "id" FROM "page_views" WHERE "title" IS NOT NULL AND NOT (char_length("title") <= 255)
-- @guard blocks hold a value in PageView.level that isn't 1 or more, 5 or less
-- @rows SELECT "id" FROM "page_views" WHERE "level" IS NOT NULL AND NOT ("level" >= 1 AND "level" <= 5)
-- @guard blocks hold a value in Session.tokenHash that isn't at most 255 characters long
-- @rows SELECT "id" FROM "sessions" WHERE "token_hash" IS NOT NULL AND NOT (char_length("token_hash") <= 255)
-- @guard blocks hold a value in User.username that isn't at least 3 characters long, at most 50 characters long, of the form ^[a-zA-Z0-9_-]+$
-- @rows SELECT "id" FROM "users" WHERE "username" IS NOT NULL AND NOT (char_length("username") >= 3 AND char_length("username") <= 50 AND "username" ~ '^(?:[a-zA-Z0-9_\-]+)$')
-- @guard blocks hold a value in User.email that isn't at most 255 characters long
-- @rows SELECT "id" FROM "users" WHERE "email" IS NOT NULL AND NOT (char_length("email") <= 255)
-- @guard blocks hold a value in Workflow.name that isn't at most 255 characters long
-- @rows SELECT "id" FROM "workflows" WHERE "name" IS NOT NULL AND NOT (char_length("name") <= 255)
-- AddCheck
ALTER TABLE "component_hierarchies" ADD CONSTRAINT "component_hierarchies_component_type_check" CHECK (char_length("component_type") <= 100);
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_username_check" CHECK (char_length("username") <= 50);
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_password_hash_check" CHECK (char_length("password_hash") <= 255);
ALTER TABLE "lua_scripts" ADD CONSTRAINT "lua_scripts_name_check" CHECK (char_length("name") <= 255);
ALTER TABLE "lua_scripts" ADD CONSTRAINT "lua_scripts_timeout_ms_check" CHECK ("timeout_ms" >= 100 AND "timeout_ms" <= 30000);
ALTER TABLE "packages" ADD CONSTRAINT "packages_name_check" CHECK (char_length("name") <= 255);
ALTER TABLE "packages" ADD CONSTRAINT "packages_version_check" CHECK (char_length("version") <= 50 AND "version" ~ '^(?:[0-9]+\.[0-9]+\.[0-9]+)$');
ALTER TABLE "packages" ADD CONSTRAINT "packages_author_check" CHECK (char_length("author") <= 255);
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_slug_check" CHECK (char_length("slug") <= 255 AND "slug" ~ '^(?:[a-z0-9\-\/]+)$');
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_title_check" CHECK (char_length("title") <= 255);
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_level_check" CHECK ("level" >= 1 AND "level" <= 5);
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_token_hash_check" CHECK (char_length("token_hash") <= 255);
ALTER TABLE "users" ADD CONSTRAINT "users_username_check" CHECK (char_length("username") >= 3 AND char_length("username") <= 50 AND "username" ~ '^(?:[a-zA-Z0-9_\-]+)$');
ALTER TABLE "users" ADD CONSTRAINT "users_email_check" CHECK (char_length("email") <= 255);
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_name_check" CHECK (char_length("name") <= 255);
