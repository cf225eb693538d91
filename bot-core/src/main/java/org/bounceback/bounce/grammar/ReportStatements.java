package org.bounceback.bounce.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  private Optional<List<FateReported>> fates = Optional.empty();
  private Optional<Set<String>> software = Optional.empty();

  ReportStatements(MtaMessageGrammar grammar, String text, Fact<Fate> announced) {
    this.grammar = grammar;
    this.text = text;
    this.announced = announced;
  }

  /** Returns the statements in the text, in its order. */
  List<Statement> statements() {
    if (statements.isEmpty()) {
      statements = Optional.of(StatementReader.read(withoutReplies(), Excerpt.Source.REPORT));
    }
    return statements.get();
  }

  /**
   * Returns the messages in the text without those that begin with a code and that the author of
   * the report does not write: they are another server's replies.
   */
  private List<MtaMessageMatch> withoutReplies() {
    List<MtaMessageMatch> all = grammar.find(text);
    var authors =
        all.stream()
            .map(MtaMessageMatch::message)
            .filter(StatementReader::isFrame)
            .map(MtaMessage::software)
            .collect(Collectors.toSet());
    return authors.isEmpty() || authors.stream().anyMatch(MICROSOFT::contains)
        ? all
        : all.stream()
            .filter(match -> authors.contains(match.message().software()) || !match.isInReply())
            .toList();
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
    if (fates.isEmpty()) {
      fates =
          Optional.of(
              statements().stream()
                  .filter(FateReported.class::isInstance)
                  .map(FateReported.class::cast)
                  .toList());
    }
    return fates.get();
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
    if (software.isEmpty()) {
      software = Optional.of(authors());
    }
    return software.get();
  }

  private Set<String> authors() {
    var authors = new HashSet<String>();
    for (Statement statement : statements()) {
      if (statement instanceof AuthorNamed author) {
        authors.add(author.software());
      }
    }
    if (authors.stream().anyMatch(MICROSOFT::contains)) {
      authors.addAll(MICROSOFT);
    }
    return authors;
  }
}
