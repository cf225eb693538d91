package org.bounceback.bounce.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.grammar.Statement.AuthorNamed;
import org.bounceback.bounce.grammar.Statement.FateReported;

/**
 * What the whole text of a report states, for all of its recipients. The text is searched when it
 * is first needed; not safe for concurrent use.
 */
public final class ReportStatements {
  private static final Set<String> MICROSOFT = Set.of("exchange", "m365");

  private final MtaMessageGrammar grammar;
  private final String text;
  private final Fact<Fate> announced;
  private Optional<List<Statement>> statements = Optional.empty();
  private Optional<SessionTranscript> transcript = Optional.empty();

  ReportStatements(MtaMessageGrammar grammar, String text, Fact<Fate> announced) {
    this.grammar = grammar;
    this.text = text;
    this.announced = announced;
  }

  /** Returns the statements in the text, in its order. */
  List<Statement> statements() {
    if (statements.isEmpty()) {
      statements = Optional.of(StatementReader.read(grammar.find(text), Excerpt.Source.REPORT));
    }
    return statements.get();
  }

  /** Returns the SMTP session in the text. */
  SessionTranscript transcript() {
    if (transcript.isEmpty()) {
      transcript = Optional.of(SessionTranscript.of(text, Excerpt.Source.REPORT));
    }
    return transcript.get();
  }

  /** Returns what the frame of the report says about the fate. */
  List<FateReported> fates() {
    return statements().stream()
        .filter(FateReported.class::isInstance)
        .map(FateReported.class::cast)
        .toList();
  }

  /** Returns what the subject, or the first line of a pasted report, says about the fate. */
  List<FateReported> announced() {
    return announced
        .known()
        .map(fate -> new FateReported(fate, true, announced.excerpts().get(0)))
        .stream()
        .toList();
  }

  /**
   * Returns the mail servers whose frame lines the text has. Exchange and Microsoft 365 share
   * theirs.
   */
  Set<String> software() {
    var software = new HashSet<String>();
    for (Statement statement : statements()) {
      if (statement instanceof AuthorNamed author) {
        software.add(author.software());
      }
    }
    if (software.stream().anyMatch(MICROSOFT::contains)) {
      software.addAll(MICROSOFT);
    }
    return software;
  }
}
