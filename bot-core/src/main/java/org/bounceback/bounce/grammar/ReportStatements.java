package org.bounceback.bounce.grammar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.bounce.grammar.Statement.AuthorNamed;
import org.bounceback.bounce.grammar.Statement.FateReported;

/**
 * What the whole text of a report states, for all of its recipients.
 *
 * @param text the text
 * @param statements the statements in it, in its order
 * @param transcript the SMTP session in it
 * @param subject what the header says about the fate
 */
public record ReportStatements(
    String text,
    List<Statement> statements,
    SessionTranscript transcript,
    Optional<FateReported> subject) {

  /** Returns the mail servers whose frame lines the text has. */
  Set<String> software() {
    return statements.stream()
        .filter(AuthorNamed.class::isInstance)
        .map(statement -> ((AuthorNamed) statement).software())
        .collect(Collectors.toSet());
  }
}
