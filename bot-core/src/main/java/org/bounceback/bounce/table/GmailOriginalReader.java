package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** Reads the table of Gmail's "Show original" in a paste. Immutable. */
public final class GmailOriginalReader {
  private static final String FILE = "gmail-original.tsv";
  private static final int MAX_LINES = 60;
  private static final int MAX_LINE = 2000;
  private static final int MAX_LABEL = 40;

  /** The fields with which the header of a message begins that Gmail received or sent. */
  private static final List<String> FIRST_FIELDS =
      List.of(
          "delivered-to:",
          "return-path:",
          "received:",
          "x-received:",
          "x-gm-",
          "arc-",
          "mime-version:",
          "authentication-results:",
          "dkim-signature:");

  private final Map<String, Label> labels;
  private final Map<Label, List<String>> words;

  /** A field of the table, or words in its cells. */
  private enum Label {
    TITLE,
    MESSAGE_ID,
    CREATED,
    FROM,
    TO,
    SUBJECT,
    SPF,
    DKIM,
    DMARC,
    DELIVERED,
    MORE,
    DOWNLOAD;

    static Label of(Table table, String code) {
      return Arrays.stream(values())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
          .findFirst()
          .orElseThrow(
              () -> new InvalidDataException(table.name() + ": unknown field \"" + code + "\""));
    }
  }

  private GmailOriginalReader(Map<String, Label> labels, Map<Label, List<String>> words) {
    this.labels = Map.copyOf(labels);
    this.words = Map.copyOf(words);
  }

  /** Loads the bundled words. */
  public static GmailOriginalReader load() {
    return of(Table.parse(FILE, Resources.text(GmailOriginalReader.class, FILE)));
  }

  /**
   * Creates a reader of a table of words.
   *
   * @throws InvalidDataException if a field is unknown or missing
   */
  static GmailOriginalReader of(Table table) {
    var labels = new HashMap<String, Label>();
    var words = new EnumMap<Label, List<String>>(Label.class);
    for (Map<String, String> row : table.rows()) {
      Label label = Label.of(table, row.getOrDefault("field", ""));
      List<String> all = List.of(row.getOrDefault("words", "").split("\\|", -1));
      words.put(label, all);
      if (label.compareTo(Label.DELIVERED) < 0) {
        all.forEach(word -> labels.put(ReportVocabulary.key(word), label));
      }
    }
    if (words.size() != Label.values().length) {
      throw new InvalidDataException(table.name() + ": a field is missing");
    }
    return new GmailOriginalReader(labels, words);
  }

  /** Returns the table at the beginning of a paste, if there is one. */
  public Optional<GmailOriginal> read(List<String> lines) {
    var values = new EnumMap<Label, String>(Label.class);
    Optional<Label> open = Optional.empty();
    int end = 0;
    for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
      String line = lines.get(i).strip();
      if (isFirstField(line) || isButton(line)) {
        break;
      }
      Optional<Label> label = label(line);
      if (label.isPresent()) {
        values.putIfAbsent(label.get(), value(line));
        open = label.filter(each -> values.getOrDefault(each, "").isEmpty());
        end = i + 1;
      } else if (open.isPresent() && !line.isEmpty()) {
        values.put(open.get(), line);
        open = Optional.empty();
        end = i + 1;
      }
    }
    return isTable(values.keySet()) ? Optional.of(original(values, lines, end)) : Optional.empty();
  }

  /** One of these labels alone is also in forwards and headers. */
  private static boolean isTable(Set<Label> found) {
    return Stream.of(Label.TITLE, Label.MESSAGE_ID, Label.CREATED).filter(found::contains).count()
        >= 2;
  }

  private GmailOriginal original(Map<Label, String> values, List<String> lines, int end) {
    var checks = new ArrayList<String>();
    for (Label check : List.of(Label.SPF, Label.DKIM, Label.DMARC)) {
      Optional.ofNullable(values.get(check))
          .map(this::withoutLink)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> checks.add(check.name() + " " + value));
    }
    return new GmailOriginal(
        Optional.ofNullable(values.get(Label.FROM)),
        Optional.ofNullable(values.get(Label.TO)),
        Optional.ofNullable(values.get(Label.CREATED)).flatMap(this::delivery),
        checks,
        mailStart(lines, end));
  }

  /** Gmail writes the time that the delivery took in parentheses. */
  private Optional<String> delivery(String created) {
    int open = created.lastIndexOf('(');
    int close = created.indexOf(')', Math.max(open, 0));
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    String text = created.substring(open + 1, close);
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return words.getOrDefault(Label.DELIVERED, List.of()).stream().anyMatch(lowerCase::contains)
        ? Optional.of(text)
        : Optional.empty();
  }

  private String withoutLink(String value) {
    return words.getOrDefault(Label.MORE, List.of()).stream()
        .filter(value::endsWith)
        .findFirst()
        .map(link -> value.substring(0, value.length() - link.length()).strip())
        .orElse(value);
  }

  /** After the buttons for the download, any field begins the message. */
  private Optional<Integer> mailStart(List<String> lines, int end) {
    boolean afterButtons = false;
    for (int i = end; i < Math.min(lines.size(), MAX_LINES * 2); i++) {
      String line = lines.get(i).strip();
      if (isFirstField(line) || (afterButtons && isField(line))) {
        return Optional.of(i);
      }
      afterButtons |= isButton(line);
    }
    return Optional.empty();
  }

  private boolean isButton(String line) {
    return words.getOrDefault(Label.DOWNLOAD, List.of()).stream().anyMatch(line::startsWith);
  }

  private static boolean isField(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && line.substring(0, colon).chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isFirstField(String line) {
    String start = line.substring(0, Math.min(line.length(), MAX_LABEL)).toLowerCase(Locale.ROOT);
    return FIRST_FIELDS.stream().anyMatch(start::startsWith);
  }

  private Optional<Label> label(String line) {
    if (line.isEmpty() || line.length() > MAX_LINE) {
      return Optional.empty();
    }
    int end = labelEnd(line);
    return end > MAX_LABEL
        ? Optional.empty()
        : Optional.ofNullable(labels.get(ReportVocabulary.key(line.substring(0, end))));
  }

  /** A label ends at a colon, a tab, two spaces or the end of the line. */
  private static int labelEnd(String line) {
    int tab = line.indexOf('\t');
    int colon = line.indexOf(':');
    int gap = line.indexOf("  ");
    int end = tab < 0 ? line.length() : tab;
    end = gap < 0 ? end : Math.min(gap, end);
    return colon < 0 ? end : Math.min(colon, end);
  }

  private static String value(String line) {
    int end = labelEnd(line);
    String rest = line.substring(end).strip();
    return rest.startsWith(":") ? rest.substring(1).strip() : rest;
  }
}
