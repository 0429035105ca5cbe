-- @generated from spec/entities by `npx nx generate dbal`. Do not edit.
-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "thing_name" TEXT,
    CONSTRAINT "note_thing_name_fkey" FOREIGN KEY ("thing_name") REFERENCES "thing" ("name") ON DELETE NO ACTION ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "part" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "thing_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "friend_id" TEXT,
    "rank" INTEGER NOT NULL,
    CONSTRAINT "part_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "part_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "part" ("id") ON DELETE NO ACTION ON UPDATE CASCADE,
    CONSTRAINT "part_friend_id_fkey" FOREIGN KEY ("friend_id") REFERENCES "part" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "thing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT,
    "name" TEXT,
    "select" TEXT,
    "email" TEXT,
    "site" TEXT,
    "order" INTEGER,
    "big" BIGINT,
    "ratio" REAL,
    "amount" TEXT,
    "cents" TEXT,
    "is_active" BOOLEAN,
    "at" DATETIME,
    "day" TEXT,
    "props" JSONB,
    "blob" BLOB,
    "role" TEXT,
    CONSTRAINT "thing_role_check" CHECK ("role" IN ('user', 'it''s'))
);

-- CreateIndex
CREATE UNIQUE INDEX "thing_name_key" ON "thing"("name");

-- CreateIndex
CREATE UNIQUE INDEX "thing_email_order_key" ON "thing"("email", "order");
