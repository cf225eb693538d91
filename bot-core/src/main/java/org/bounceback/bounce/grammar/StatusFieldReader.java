package org.bounceback.bounce.grammar;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.FateReported;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.grammar.Statement.ServerNamed;

/**
 * Reads what the delivery status fields of a recipient state (RFC 3464 section 2.3). A Remote-MTA
 * states that a server was involved, not that it rejected the message, and a Diagnostic-Code of
 * type {@code smtp} may be the author's own text; only both together state a rejection.
 */
final class StatusFieldReader {
  private static final Pattern CODES =
      Pattern.compile("^[45][0-9]{2}[ -](?:#?[45]\\.[0-9]{1,3}\\.[0-9]{1,3} )?");

  private final MtaMessageGrammar grammar;
  private Optional<String> remote = Optional.empty();
  private Optional<String> diagnostic = Optional.empty();
  private Optional<Fate> fate = Optional.empty();
  private String action = "";

  StatusFieldReader(MtaMessageGrammar grammar, List<Passage> passages) {
    this.grammar = grammar;
    for (Passage passage : passages) {
      if (passage.source() == Excerpt.Source.DSN_FIELD) {
        switch (passage.name()) {
          case "remote-mta" -> remote = Optional.of(passage.text());
          case "diagnostic-code" -> diagnostic = Optional.of(passage.text());
          case "action" -> {
            action = passage.text();
            fate = fateOf(action);
          }
          default -> {}
        }
      }
    }
  }

  /** Returns what the Action field states. */
  List<FateReported> fate() {
    return fate.map(value -> new FateReported(value, false, excerpt("Action", action))).stream()
        .toList();
  }

  /** Returns the server that the Remote-MTA field names. */
  List<ServerNamed> server() {
    return remote
        .map(
            value ->
                new ServerNamed(OtherServer.of(withoutType(value)), excerpt("Remote-MTA", value)))
        .stream()
        .toList();
  }

  /**
   * Returns what the messages in the Diagnostic-Code field state.
   *
   * @param software the mail servers that may have written the report; only their own texts count
   *     if the field may be another server's reply
   */
  List<Statement> messages(Supplier<Set<String>> software) {
    if (diagnostic.isEmpty()) {
      return List.of();
    }
    String text = withoutType(diagnostic.get());
    boolean isReply = remote.isPresent() && beginsWithCode(text);
    var statements =
        new ArrayList<>(
            StatementReader.read(
                grammar.find(text).stream()
                    .filter(match -> match.nested() || match.start() == 0)
                    .filter(
                        match -> !isReply || software.get().contains(match.message().software()))
                    .toList(),
                Excerpt.Source.DSN_FIELD));
    if (statements.isEmpty() && remote.isEmpty() && beginsWithCode(text)) {
      // Some servers put a code in front of their own texts about DNS and connections.
      String bare = CODES.matcher(text).replaceFirst("");
      StatementReader.read(
              grammar.find(bare).stream().filter(match -> match.start() == 0).toList(),
              Excerpt.Source.DSN_FIELD)
          .stream()
          .filter(statement -> !isAuthors(statement))
          .forEach(statements::add);
    }
    return statements;
  }

  private static boolean isAuthors(Statement statement) {
    return statement instanceof Ended ended && ended.by() == Rejecter.REPORT_AUTHOR;
  }

  /** Returns what the fields state together. */
  List<Ended> together() {
    String type = diagnostic.map(StatusFieldReader::type).orElse("");
    String text = diagnostic.map(StatusFieldReader::withoutType).orElse("");
    if (type.equals("smtp") && remote.isPresent() && isFailure() && beginsWithCode(text)) {
      var excerpt = excerpt("Remote-MTA", remote.get() + "\nDiagnostic-Code: " + diagnostic.get());
      return List.of(
          new Ended(
              Rejecter.REMOTE_SERVER,
              Optional.empty(),
              OtherServer.of(withoutType(remote.get())),
              Optional.of(text),
              excerpt));
    }
    if (type.equals("x-unix") || type.equals("x-sasl")) {
      return List.of(
          new Ended(
              Rejecter.REPORT_AUTHOR,
              Optional.of(type.equals("x-unix") ? SmtpStage.LOCAL_QUEUE : SmtpStage.AUTH),
              OtherServer.NONE,
              Optional.empty(),
              excerpt("Diagnostic-Code", diagnostic.orElseThrow())));
    }
    if (type.equals("x-postfix") && remote.isEmpty() && isFailure()) {
      return AuthorsReason.postfix(text, excerpt("Diagnostic-Code", diagnostic.orElseThrow()))
          .stream()
          .toList();
    }
    return List.of();
  }

  private boolean isFailure() {
    return fate.isEmpty() || fate.get() != Fate.DELIVERED;
  }

  private static Optional<Fate> fateOf(String action) {
    String lowerCase = action.strip().toLowerCase(Locale.ROOT);
    if (lowerCase.startsWith("failed") || lowerCase.startsWith("undeliverable")) {
      return Optional.of(Fate.LOST);
    }
    if (lowerCase.startsWith("delayed")) {
      return Optional.of(Fate.RETRYING);
    }
    boolean delivered =
        List.of("delivered", "relayed", "expanded").stream().anyMatch(lowerCase::startsWith);
    return delivered ? Optional.of(Fate.DELIVERED) : Optional.empty();
  }

  private static String type(String value) {
    return value.substring(0, typeEnd(value)).strip().toLowerCase(Locale.ROOT);
  }

  private static String withoutType(String value) {
    int end = typeEnd(value);
    return (end > 0 ? value.substring(end + 1) : value).strip();
  }

  /** Returns the position of the semicolon after the type, or 0 if there is no type. */
  private static int typeEnd(String value) {
    int semicolon = value.indexOf(';');
    boolean typed =
        semicolon > 0
            && value
                .substring(0, semicolon)
                .strip()
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    return typed ? semicolon : 0;
  }

  /** Returns whether the text begins with the code of a rejection. */
  static boolean beginsWithCode(String text) {
    return text.length() >= 3
        && (text.charAt(0) == '4' || text.charAt(0) == '5')
        && Character.isDigit(text.charAt(1))
        && Character.isDigit(text.charAt(2))
        && (text.length() == 3 || " -,;:#".indexOf(text.charAt(3)) >= 0);
  }

  private static Excerpt excerpt(String name, String value) {
    return new Excerpt(Excerpt.Source.DSN_FIELD, name + ": " + value);
  }
}
