package org.bounceback.store;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bounceback.store.outbox.OutboxPayload;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;

/** Makes a database as an earlier program left it: its tables, and rows in all of them. */
final class EarlierSchema {
  static final byte[] MAIL =
      "Subject: Undelivered\r\n\r\n\0\u00ff".getBytes(StandardCharsets.UTF_8);

  static final String CASE = "BB-00000-00000";

  /** The rows that came with each schema; what a later one has no rows for, it has by itself. */
  private static final NavigableMap<Integer, TransactionWrites> ROWS = rows();

  private EarlierSchema() {}

  /** The numbers of all schemas but the newest, in order. */
  static List<String> all(Connections connections) {
    List<String> versions =
        Arrays.stream(flyway(connections, MigrationVersion.LATEST).info().all())
            .map(migration -> migration.getVersion().getVersion())
            .toList();
    return versions.subList(0, versions.size() - 1);
  }

  /** The number of the schema that is there. */
  static String newest(Connections connections) {
    return flyway(connections, MigrationVersion.LATEST).info().current().getVersion().getVersion();
  }

  static void make(Connections connections, String version) {
    var last = MigrationVersion.fromVersion(version);
    for (Map.Entry<Integer, TransactionWrites> rows : ROWS.entrySet()) {
      var step = MigrationVersion.fromVersion(Integer.toString(rows.getKey()));
      if (step.compareTo(last) <= 0) {
        flyway(connections, step).migrate();
        Jdbi.create(connections.source())
            .useTransaction(handle -> rows.getValue().to(new Transaction(handle)));
      }
    }
    flyway(connections, last).migrate();
  }

  /** Adds a note with a ticket's findings, as the schemas from 23 to 32 kept it. */
  static void noteWithFindings(Connections connections) {
    Jdbi.create(connections.source())
        .useTransaction(
            handle ->
                new Transaction(handle)
                    .update(
                        "insert into notes (note_key, case_id, author, words, written, tried,"
                            + " submission_key) values (?, ?, 'Bounceback', '', 0, ?, 'key')",
                        "opened-" + CASE,
                        CASE,
                        false));
  }

  private static NavigableMap<Integer, TransactionWrites> rows() {
    var rows = new TreeMap<Integer, TransactionWrites>();
    rows.put(1, EarlierSchema::outbox);
    rows.put(2, EarlierSchema::cases);
    rows.put(3, EarlierSchema::tickets);
    rows.put(4, EarlierSchema::inbox);
    rows.put(5, EarlierSchema::lines);
    rows.put(10, EarlierSchema::audit);
    rows.put(11, EarlierSchema::talk);
    rows.put(12, EarlierSchema::keeper);
    rows.put(13, EarlierSchema::takenMails);
    rows.put(14, EarlierSchema::desk);
    rows.put(15, EarlierSchema::marks);
    return rows;
  }

  private static Flyway flyway(Connections connections, MigrationVersion target) {
    return Flyway.configure()
        .dataSource(connections.source())
        .locations(connections.dialect().migrations())
        .placeholders(connections.dialect().typeNames())
        .target(target)
        .load();
  }

  private static void outbox(Transaction tx) {
    tx.update(
        "insert into scheduled_tasks"
            + " (task_name, task_instance, task_data, execution_time, picked, version)"
            + " values ('greet', 'ann', ?, ?, ?, 1)",
        new OutboxPayload(MovableClock.NOON, "hello").toBytes(),
        Timestamp.from(MovableClock.NOON),
        false);
    tx.update(
        "insert into undelivered (task, id, payload, why, put, given_up)"
            + " values ('greet', 'bob', 'hello', 'gone', 0, 0)");
  }

  private static void cases(Transaction tx) {
    tx.update(
        "insert into cases (id, opened, kind, subject, person, workspace, channel, headline,"
            + " verdict, diagnosis, state) values (?, 0, 'BOUNCE', 'a.eml', 'U1', 'T1', 'C1',"
            + " 'refused', 'recipient-blocks-us', '{}', 'NEW')",
        CASE);
    tx.update(
        "insert into mails (case_id, name, bytes, sha256) values (?, 'a.eml', ?, ?)",
        CASE,
        MAIL,
        "0".repeat(64));
    tx.update(
        "insert into messages (case_id, platform, channel, message, version)"
            + " values (?, 'slack', 'C1', '1.1', 1)",
        CASE);
    tx.update(
        "insert into feedback (case_id, person, helpful, given) values (?, 'U1', ?, 0)",
        CASE,
        true);
    tx.update("insert into event_keys (event_key, seen) values ('slack:1', 0)");
  }

  private static void tickets(Transaction tx) {
    tx.update(
        "insert into submissions (submission_key, case_id, requester, subject, severity, note,"
            + " incomplete, submitted) values ('key', ?, 'sam@example.org', 's', 'LOW', '', ?, 0)",
        CASE,
        false);
    tx.update(
        "insert into local_tickets (number, external_id, submission_key, requester, subject,"
            + " summary, diagnosis, message_name, message_bytes, incomplete)"
            + " values (1, ?, 'key', 'sam@example.org', 's', '', '{}', 'a.eml', ?, ?)",
        CASE,
        MAIL,
        false);
  }

  private static void inbox(Transaction tx) {
    tx.update(
        "insert into inbox (event_key, platform, workspace, channel, person, contact, kind, words,"
            + " files, came, tries)"
            + " values ('slack:2', 'slack', 'T1', 'C1', 'U1', '', 'SAID', 'why?', '[]', 0, 0)");
    tx.update("insert into inbox_cases (event_key, part, case_id) values ('slack:2', 0, ?)", CASE);
  }

  private static void audit(Transaction tx) {
    tx.update(
        "insert into audit (id, happened, person, workspace, channel, action, target, outcome,"
            + " detail, case_id)"
            + " values ('a', 0, 'U1', 'T1', 'C1', 'unblock', '192.0.2.1', 'DONE', '', ?)",
        CASE);
  }

  private static void talk(Transaction tx) {
    tx.update(
        "update cases set state = 'SENT', ticket_id = '7', ticket_number = '7',"
            + " ticket_status = 'OPEN', ticket_cursor = '3', lines_told = 1");
    tx.update(
        "insert into desk_log (case_id, number, source, kind, author, words, came)"
            + " values (?, 1, 'remark:3', 'ANSWER', 'maria', 'We are on it.', 0)",
        CASE);
    tx.update(
        "insert into notes (note_key, case_id, author, words, written, tried)"
            + " values ('slack-1', ?, 'Kim', 'Please hurry.', 0, ?)",
        CASE,
        true);
  }

  private static void keeper(Transaction tx) {
    tx.update("update cases set keeper = 'U1', keeper_name = 'Kim', kept_since = 0");
  }

  private static void takenMails(Transaction tx) {
    tx.update("insert into taken_mails (name, case_id, taken) values ('uid:1', ?, 0)", CASE);
  }

  private static void desk(Transaction tx) {
    tx.update("update cases set ticket_desk = 'rt rt.example.org'");
  }

  private static void marks(Transaction tx) {
    tx.update(
        "insert into case_marks (case_id, kind, mark) values (?, 'MAIL', ?)", CASE, "0".repeat(64));
    tx.update("update notes set mail_of = ?", CASE);
    tx.update("update local_tickets set status = 'OPEN', opened = 0");
    tx.update(
        "insert into local_remarks (ticket, number, source, open, own, author, words, said,"
            + " file_name, file_bytes) values (1, 1, 'a', ?, ?, 'Maria', 'On it.', 0, 'a.eml', ?)",
        true,
        false,
        MAIL);
  }

  private static void lines(Transaction tx) {
    tx.update(
        "insert into thread_lines (case_id, state, platform, channel, message, told)"
            + " values (?, 'SENT', 'slack', 'C1', '1.1', ?)",
        CASE,
        true);
  }
}
