package org.bounceback.ticket;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailReader;
import org.bounceback.mail.Part;

/** An address that is looked for in what is kept; case does not matter. */
final class NamedAddress {
  /** The columns of a case, and of what hangs on it, in which people or addresses stand. */
  private static final List<Table> TABLES =
      List.of(
          new Table(
              "cases",
              "id",
              "subject",
              "person",
              "headline",
              "diagnosis",
              "trouble",
              "keeper",
              "keeper_name"),
          new Table(
              "submissions",
              "case_id",
              "submission_key",
              "requester",
              "reporter",
              "subject",
              "note"),
          new Table("desk_log", "case_id", "author", "words"),
          new Table("notes", "case_id", "author", "words"),
          new Table("feedback", "case_id", "person", "why"),
          new Table("mails", "case_id", "name"),
          new Table(
              "local_remarks r join local_tickets t on t.number = r.ticket",
              "t.external_id",
              "r.author",
              "r.words",
              "r.file_name"));

  /** Finds the cases that name it, oldest first; {@link #PLACES} patterns are its arguments. */
  static final String CASES =
      "select id from cases where id in ("
          + TABLES.stream().map(Table::query).collect(Collectors.joining(" union "))
          + ") order by opened, id";

  static final int PLACES = TABLES.stream().mapToInt(table -> table.columns().size()).sum();
  private static final MailReader READER = new MailReader(MailLimits.STANDARD);

  private final String address;

  NamedAddress(String address) {
    this.address = address.toLowerCase(Locale.ROOT);
  }

  /** Columns of a table, and the one that names the case. */
  private record Table(String name, String id, List<String> columns) {
    Table(String name, String id, String... columns) {
      this(name, id, List.of(columns));
    }

    String query() {
      return "select " + id + " from " + name + " where " + anyOf(columns);
    }
  }

  /** The condition that one of these columns names it; as many patterns are its arguments. */
  String in(String... columns) {
    return anyOf(Arrays.asList(columns));
  }

  /** Arguments for so many columns. */
  Object[] patterns(int count) {
    String pattern = "%" + address.replaceAll("[!%_]", "!$0") + "%";
    return Collections.nCopies(count, pattern).toArray();
  }

  /** Whether a mail names it, as written or with its encodings undone. */
  boolean isIn(byte[] mail) {
    return isIn(new String(mail, StandardCharsets.ISO_8859_1))
        || READER.read(mail).parts().stream().anyMatch(this::isIn);
  }

  /** The text with something in its place. */
  String replaced(String text, String instead) {
    return Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(instead));
  }

  private boolean isIn(Part part) {
    return part.header().fields().stream().anyMatch(field -> isIn(field.value()))
        || isIn(part.text());
  }

  private boolean isIn(String text) {
    return text.toLowerCase(Locale.ROOT).contains(address);
  }

  private static String anyOf(List<String> columns) {
    return columns.stream()
        .map(column -> "lower(" + column + ") like ? escape '!'")
        .collect(Collectors.joining(" or "));
  }
}
