package org.bounceback.erasure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that may contain a mail address.
 *
 * @param owner what is erased if a row contains the address
 * @param ownerColumn the column of the case's ID or the ticket's number; for other rows the first
 *     key
 * @param keys the primary key; a name that ends with # is a number
 * @param texts the columns that are searched in addition to the key
 * @param bytes the column that contains mails or files
 */
record PersonalTable(
    String name,
    Owner owner,
    String ownerColumn,
    List<String> keys,
    List<String> texts,
    Optional<String> bytes) {

  /** What a row belongs to. */
  enum Owner {
    CASE,
    /** A ticket of the local desk. */
    TICKET,
    /** Only the row itself. */
    ROW,
    /** The audit log: the row is not deleted, and a salted hash replaces the address. */
    AUDIT
  }

  /**
   * All tables. A new table or column with text must be added here, or to the exceptions in the
   * test.
   */
  static final List<PersonalTable> ALL =
      List.of(
          table(
              "cases",
              Owner.CASE,
              "id",
              "id",
              "subject person workspace channel thread headline diagnosis trouble keeper"
                  + " keeper_name ticket_id ticket_number ticket_url ticket_cursor"),
          table(
              "submissions",
              Owner.CASE,
              "case_id",
              "submission_key",
              "requester reporter subject note thread_url join_ticket"),
          table("desk_log", Owner.CASE, "case_id", "case_id number#", "source author words"),
          table("notes", Owner.CASE, "case_id", "note_key", "author words submission_key"),
          table("feedback", Owner.CASE, "case_id", "case_id person", "why"),
          table("messages", Owner.CASE, "case_id", "case_id platform channel message", ""),
          table(
              "thread_lines", Owner.CASE, "case_id", "case_id state platform channel message", ""),
          table("mails", Owner.CASE, "case_id", "case_id", "name").with("bytes"),
          table(
                  "local_tickets",
                  Owner.TICKET,
                  "number",
                  "number#",
                  "submission_key requester subject summary diagnosis message_name")
              .with("message_bytes"),
          table(
                  "local_remarks",
                  Owner.TICKET,
                  "ticket",
                  "ticket# number#",
                  "source author words file_name")
              .with("file_bytes"),
          table(
              "inbox",
              Owner.ROW,
              "event_key",
              "event_key",
              "workspace channel thread person contact words files answer_channel answer_message"),
          table("undelivered", Owner.ROW, "task", "task id", "payload why"),
          table("scheduled_tasks", Owner.ROW, "task_name", "task_name task_instance", "")
              .with("task_data"),
          table("audit", Owner.AUDIT, "id", "id", "person workspace channel target detail"));

  private static PersonalTable table(
      String name, Owner owner, String ownerColumn, String keys, String texts) {
    return new PersonalTable(name, owner, ownerColumn, split(keys), split(texts), Optional.empty());
  }

  private PersonalTable with(String bytes) {
    return new PersonalTable(name, owner, ownerColumn, keys, texts, Optional.of(bytes));
  }

  private static List<String> split(String spaced) {
    return Stream.of(spaced.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** Returns the names of the key's columns. */
  List<String> keyColumns() {
    return keys.stream().map(key -> key.replace("#", "")).toList();
  }

  /** Returns the text columns that are searched, including keys. */
  List<String> searchedColumns() {
    return Stream.concat(keys.stream().filter(key -> !key.endsWith("#")), texts.stream()).toList();
  }

  /**
   * Returns the query for a page of rows without their bytes. For all pages after the first, the
   * last key of the page before is the argument list.
   */
  String pageQuery(boolean first, int rows) {
    String key = String.join(", ", keyColumns());
    String columns =
        Stream.of(keyColumns(), texts, List.of(ownerColumn))
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.joining(", "));
    String places = keys.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "select %s from %s%s order by %s limit %d"
        .formatted(
            columns, name, first ? "" : " where (%s) > (%s)".formatted(key, places), key, rows);
  }

  /** Returns the condition that selects one row. The row's key is the argument list. */
  String keyCondition() {
    return keyColumns().stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
  }
}
