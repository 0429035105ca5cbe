-- @generated from spec/entities by `npx nx generate dbal`. Do not edit.
-- @guard blocks hold a value in ComponentHierarchy.componentType that isn't at most 100 characters long
-- @rows SELECT "id" FROM "component_hierarchies" WHERE "component_type" IS NOT NULL AND NOT (length("component_type") <= 100)
-- @guard blocks hold a value in Credential.username that isn't at most 50 characters long
-- @rows SELECT "id" FROM "credentials" WHERE "username" IS NOT NULL AND NOT (length("username") <= 50)
-- @guard blocks hold a value in Credential.passwordHash that isn't at most 255 characters long
-- @rows SELECT "id" FROM "credentials" WHERE "password_hash" IS NOT NULL AND NOT (length("password_hash") <= 255)
-- @guard blocks hold a value in LuaScript.name that isn't at most 255 characters long
-- @rows SELECT "id" FROM "lua_scripts" WHERE "name" IS NOT NULL AND NOT (length("name") <= 255)
-- @guard blocks hold a value in LuaScript.timeoutMs that isn't 100 or more, 30000 or less
-- @rows SELECT "id" FROM "lua_scripts" WHERE "timeout_ms" IS NOT NULL AND NOT ("timeout_ms" >= 100 AND "timeout_ms" <= 30000)
-- @guard blocks hold a value in Package.name that isn't at most 255 characters long
-- @rows SELECT "id" FROM "packages" WHERE "name" IS NOT NULL AND NOT (length("name") <= 255)
-- @guard blocks hold a value in Package.version that isn't at most 50 characters long, of the form ^\d+\.\d+\.\d+$
-- @rows SELECT "id" FROM "packages" WHERE "version" IS NOT NULL AND NOT (length("version") <= 50)
-- @guard blocks hold a value in Package.author that isn't at most 255 characters long
-- @rows SELECT "id" FROM "packages" WHERE "author" IS NOT NULL AND NOT (length("author") <= 255)
-- @guard blocks hold a value in PageView.slug that isn't at most 255 characters long, of the form ^[a-z0-9-/]+$
-- @rows SELECT "id" FROM "page_views" WHERE "slug" IS NOT NULL AND NOT (length("slug") <= 255 AND "slug" NOT GLOB '*[^a-z0-9/-]*' AND length("slug") >= 1)
-- @guard blocks hold a value in PageView.title that isn't at most 255 characters long
-- @rows SELECT "id" FROM "page_views" WHERE "title" IS NOT NULL AND NOT (length("title") <= 255)
-- @guard blocks hold a value in PageView.level that isn't 1 or more, 5 or less
-- @rows SELECT "id" FROM "page_views" WHERE "level" IS NOT NULL AND NOT ("level" >= 1 AND "level" <= 5)
-- @guard blocks hold a value in Session.tokenHash that isn't at most 255 characters long
-- @rows SELECT "id" FROM "sessions" WHERE "token_hash" IS NOT NULL AND NOT (length("token_hash") <= 255)
-- @guard blocks hold a value in User.username that isn't at least 3 characters long, at most 50 characters long, of the form ^[a-zA-Z0-9_-]+$
-- @rows SELECT "id" FROM "users" WHERE "username" IS NOT NULL AND NOT (length("username") >= 3 AND length("username") <= 50 AND "username" NOT GLOB '*[^a-zA-Z0-9_-]*' AND length("username") >= 1)
-- @guard blocks hold a value in User.email that isn't at most 255 characters long
-- @rows SELECT "id" FROM "users" WHERE "email" IS NOT NULL AND NOT (length("email") <= 255)
-- @guard blocks hold a value in Workflow.name that isn't at most 255 characters long
-- @rows SELECT "id" FROM "workflows" WHERE "name" IS NOT NULL AND NOT (length("name") <= 255)
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_component_hierarchies" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "page_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "component_type" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "props" JSONB NOT NULL DEFAULT '{}',
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "component_hierarchies_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page_views" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "component_hierarchies_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "component_hierarchies" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "component_hierarchies_component_type_check" CHECK (length("component_type") <= 100)
);
INSERT INTO "new_component_hierarchies" ("component_type", "created_at", "id", "order", "page_id", "parent_id", "props", "updated_at") SELECT "component_type", "created_at", "id", "order", "page_id", "parent_id", "props", "updated_at" FROM "component_hierarchies";
DROP TABLE "component_hierarchies";
ALTER TABLE "new_component_hierarchies" RENAME TO "component_hierarchies";
CREATE INDEX "component_hierarchies_page_id_idx" ON "component_hierarchies"("page_id");
CREATE INDEX "component_hierarchies_parent_id_idx" ON "component_hierarchies"("parent_id");
CREATE INDEX "component_hierarchies_page_id_order_idx" ON "component_hierarchies"("page_id", "order");
CREATE TABLE "new_credentials" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "first_login" BOOLEAN NOT NULL DEFAULT true,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "credentials_username_fkey" FOREIGN KEY ("username") REFERENCES "users" ("username") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "credentials_username_check" CHECK (length("username") <= 50),
    CONSTRAINT "credentials_password_hash_check" CHECK (length("password_hash") <= 255)
);
INSERT INTO "new_credentials" ("created_at", "first_login", "id", "password_hash", "updated_at", "username") SELECT "created_at", "first_login", "id", "password_hash", "updated_at", "username" FROM "credentials";
DROP TABLE "credentials";
ALTER TABLE "new_credentials" RENAME TO "credentials";
CREATE UNIQUE INDEX "credentials_username_key" ON "credentials"("username");
CREATE TABLE "new_lua_scripts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "code" TEXT NOT NULL,
    "is_sandboxed" BOOLEAN NOT NULL DEFAULT true,
    "allowed_globals" JSONB NOT NULL DEFAULT '[]',
    "timeout_ms" INTEGER NOT NULL DEFAULT 5000,
    "created_by" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "lua_scripts_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE CASCADE,
    CONSTRAINT "lua_scripts_name_check" CHECK (length("name") <= 255),
    CONSTRAINT "lua_scripts_timeout_ms_check" CHECK ("timeout_ms" >= 100 AND "timeout_ms" <= 30000)
);
INSERT INTO "new_lua_scripts" ("allowed_globals", "code", "created_at", "created_by", "description", "id", "is_sandboxed", "name", "timeout_ms", "updated_at") SELECT "allowed_globals", "code", "created_at", "created_by", "description", "id", "is_sandboxed", "name", "timeout_ms", "updated_at" FROM "lua_scripts";
DROP TABLE "lua_scripts";
ALTER TABLE "new_lua_scripts" RENAME TO "lua_scripts";
CREATE UNIQUE INDEX "lua_scripts_name_key" ON "lua_scripts"("name");
CREATE INDEX "lua_scripts_created_by_idx" ON "lua_scripts"("created_by");
CREATE INDEX "lua_scripts_is_sandboxed_idx" ON "lua_scripts"("is_sandboxed");
CREATE TABLE "new_packages" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "description" TEXT,
    "author" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "is_installed" BOOLEAN NOT NULL DEFAULT false,
    "installed_at" DATETIME,
    "installed_by" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "packages_installed_by_fkey" FOREIGN KEY ("installed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "packages_name_check" CHECK (length("name") <= 255),
    CONSTRAINT "packages_version_check" CHECK (length("version") <= 50),
    CONSTRAINT "packages_author_check" CHECK (length("author") <= 255)
);
INSERT INTO "new_packages" ("author", "created_at", "description", "id", "installed_at", "installed_by", "is_installed", "manifest", "name", "updated_at", "version") SELECT "author", "created_at", "description", "id", "installed_at", "installed_by", "is_installed", "manifest", "name", "updated_at", "version" FROM "packages";
DROP TABLE "packages";
ALTER TABLE "new_packages" RENAME TO "packages";
CREATE INDEX "packages_is_installed_idx" ON "packages"("is_installed");
CREATE UNIQUE INDEX "packages_name_version_key" ON "packages"("name", "version");
CREATE TABLE "new_page_views" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "level" INTEGER NOT NULL,
    "layout" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "page_views_slug_check" CHECK (length("slug") <= 255 AND "slug" NOT GLOB '*[^a-z0-9/-]*' AND length("slug") >= 1),
    CONSTRAINT "page_views_title_check" CHECK (length("title") <= 255),
    CONSTRAINT "page_views_level_check" CHECK ("level" >= 1 AND "level" <= 5)
);
INSERT INTO "new_page_views" ("created_at", "description", "id", "is_active", "layout", "level", "slug", "title", "updated_at") SELECT "created_at", "description", "id", "is_active", "layout", "level", "slug", "title", "updated_at" FROM "page_views";
DROP TABLE "page_views";
ALTER TABLE "new_page_views" RENAME TO "page_views";
CREATE UNIQUE INDEX "page_views_slug_key" ON "page_views"("slug");
CREATE INDEX "page_views_level_idx" ON "page_views"("level");
CREATE INDEX "page_views_is_active_idx" ON "page_views"("is_active");
CREATE TABLE "new_sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "last_activity" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "sessions_token_hash_check" CHECK (length("token_hash") <= 255)
);
INSERT INTO "new_sessions" ("created_at", "expires_at", "id", "last_activity", "token_hash", "user_id") SELECT "created_at", "expires_at", "id", "last_activity", "token_hash", "user_id" FROM "sessions";
DROP TABLE "sessions";
ALTER TABLE "new_sessions" RENAME TO "sessions";
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");
CREATE TABLE "new_users" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'user',
    "tenant_id" TEXT,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "users_username_check" CHECK (length("username") >= 3 AND length("username") <= 50 AND "username" NOT GLOB '*[^a-zA-Z0-9_-]*' AND length("username") >= 1),
    CONSTRAINT "users_email_check" CHECK (length("email") <= 255),
    CONSTRAINT "users_role_check" CHECK ("role" IN ('user', 'moderator', 'admin', 'god', 'supergod'))
);
INSERT INTO "new_users" ("created_at", "email", "id", "role", "tenant_id", "updated_at", "username") SELECT "created_at", "email", "id", "role", "tenant_id", "updated_at", "username" FROM "users";
DROP TABLE "users";
ALTER TABLE "new_users" RENAME TO "users";
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE INDEX "users_role_idx" ON "users"("role");
CREATE INDEX "users_tenant_id_idx" ON "users"("tenant_id");
CREATE TABLE "new_workflows" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "trigger" TEXT NOT NULL,
    "trigger_config" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "updated_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    CONSTRAINT "workflows_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE CASCADE,
    CONSTRAINT "workflows_name_check" CHECK (length("name") <= 255),
    CONSTRAINT "workflows_trigger_check" CHECK ("trigger" IN ('manual', 'schedule', 'event', 'webhook'))
);
INSERT INTO "new_workflows" ("created_at", "created_by", "description", "id", "is_active", "name", "steps", "trigger", "trigger_config", "updated_at") SELECT "created_at", "created_by", "description", "id", "is_active", "name", "steps", "trigger", "trigger_config", "updated_at" FROM "workflows";
DROP TABLE "workflows";
ALTER TABLE "new_workflows" RENAME TO "workflows";
CREATE UNIQUE INDEX "workflows_name_key" ON "workflows"("name");
CREATE INDEX "workflows_trigger_idx" ON "workflows"("trigger");
CREATE INDEX "workflows_is_active_idx" ON "workflows"("is_active");
CREATE INDEX "workflows_created_by_idx" ON "workflows"("created_by");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
