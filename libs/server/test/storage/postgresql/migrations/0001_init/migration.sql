-- @generated from spec/entities by `npx nx generate dbal`. Do not edit.
-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "thing_name" TEXT COLLATE "C",

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "part" (
    "id" UUID NOT NULL,
    "thing_id" UUID NOT NULL,
    "parent_id" UUID,
    "friend_id" UUID,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thing" (
    "id" UUID NOT NULL,
    "key" UUID,
    "name" TEXT COLLATE "C",
    "select" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "site" TEXT COLLATE "C",
    "order" INTEGER,
    "big" BIGINT,
    "ratio" DOUBLE PRECISION,
    "amount" DECIMAL(30,10),
    "cents" DECIMAL(4,4),
    "is_active" BOOLEAN,
    "at" TIMESTAMPTZ(3),
    "day" DATE,
    "props" JSONB,
    "blob" BYTEA,
    "role" TEXT COLLATE "C",

    CONSTRAINT "thing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "thing_name_key" ON "thing"("name");

-- CreateIndex
CREATE UNIQUE INDEX "thing_email_order_key" ON "thing"("email", "order");

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_thing_name_fkey" FOREIGN KEY ("thing_name") REFERENCES "thing"("name") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "part"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_friend_id_fkey" FOREIGN KEY ("friend_id") REFERENCES "part"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddCheck
ALTER TABLE "thing" ADD CONSTRAINT "thing_role_check" CHECK ("role" IN ('user', 'it''s'));
