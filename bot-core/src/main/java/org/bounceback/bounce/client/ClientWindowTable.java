package org.bounceback.bounce.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.bounceback.bounce.client.WindowTemplate.Element;
import org.bounceback.bounce.client.WindowTemplate.Role;
import org.bounceback.bounce.client.WindowTemplate.Slot;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** Loads and checks the wordings of {@code client-windows.tsv}. Immutable. */
final class ClientWindowTable {
  static final String FILE = "client-windows.tsv";

  private static final Set<String> LANGUAGES =
      Set.of("any", "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da");

  private final List<WindowTemplate> templates;
  private final WindowVocabulary vocabulary;

  private ClientWindowTable(List<WindowTemplate> templates) {
    this.templates = List.copyOf(templates);
    this.vocabulary =
        new WindowVocabulary(
            templates.stream().flatMap(each -> each.sequences().stream()).toList());
  }

  /** Loads the bundled table. */
  static ClientWindowTable load() {
    return parse(Resources.text(ClientWindowTable.class, FILE));
  }

  /** Parses a table; refuses unknown values and rows without a word. */
  static ClientWindowTable parse(String text) {
    var templates = new ArrayList<WindowTemplate>();
    for (Map<String, String> row : Table.parse(FILE, text).rows()) {
      templates.add(template(row));
    }
    return new ClientWindowTable(templates);
  }

  /** Returns the templates in the order of the file. */
  List<WindowTemplate> templates() {
    return templates;
  }

  WindowVocabulary vocabulary() {
    return vocabulary;
  }

  private static WindowTemplate template(Map<String, String> row) {
    String text = row.getOrDefault("text", "");
    Role role =
        Arrays.stream(Role.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(row.get("role")))
            .findFirst()
            .orElseThrow(() -> invalid(text, "role"));
    String language = row.getOrDefault("language", "");
    if (!LANGUAGES.contains(language)) {
      throw invalid(text, "language");
    }
    Optional<ClientProblem> problem =
        stated(row, "problem")
            .map(code -> ClientProblem.ofCode(code).orElseThrow(() -> invalid(text, "problem")));
    boolean needsProblem = role == Role.WINDOW || role == Role.CAUSE;
    if (needsProblem != problem.isPresent()) {
      throw invalid(text, "problem");
    }
    String source = row.getOrDefault("source", "");
    var template =
        new WindowTemplate(
            role,
            stated(row, "app"),
            language,
            operation(row, text),
            problem,
            elements(text),
            source);
    if (template.weight() == 0 || source.isEmpty()) {
      throw invalid(text, source.isEmpty() ? "source" : "text");
    }
    return template;
  }

  private static ClientOperation operation(Map<String, String> row, String text) {
    String code = stated(row, "operation").orElse(ClientOperation.NOT_STATED.code());
    return Arrays.stream(ClientOperation.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> invalid(text, "operation"));
  }

  private static Optional<String> stated(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).filter(cell -> !cell.equals("-"));
  }

  private static List<Element> elements(String text) {
    var elements = new ArrayList<Element>();
    for (Object part : Collections.list(new StringTokenizer(text, " "))) {
      String piece = (String) part;
      if (piece.equals("…")) {
        elements.add(new Element.Gap());
      } else if (piece.startsWith("{")) {
        elements.add(new Element.Value(slot(piece, text), piece.endsWith("!}")));
      } else {
        boolean optional = piece.startsWith("[");
        for (WindowToken token : WindowTokenizer.tokens(piece)) {
          elements.add(new Element.Word(token.word(), optional));
        }
      }
    }
    return elements;
  }

  private static Slot slot(String piece, String text) {
    return Arrays.stream(Slot.values())
        .filter(
            each -> piece.replace("!", "").equals("{" + each.name().toLowerCase(Locale.ROOT) + "}"))
        .findFirst()
        .orElseThrow(() -> invalid(text, "placeholder " + piece));
  }

  private static InvalidDataException invalid(String text, String what) {
    return new InvalidDataException("%s: invalid %s of \"%s\"".formatted(FILE, what, text));
  }
}
