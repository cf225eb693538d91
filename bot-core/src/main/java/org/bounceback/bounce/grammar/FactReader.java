package org.bounceback.bounce.grammar;

import com.google.re2j.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.Expired;
import org.bounceback.bounce.grammar.Statement.FateReported;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.grammar.Statement.ServerNamed;

/**
 * Finds who rejected a message and what became of it, for each recipient, from the texts that mail
 * servers write. Safe for concurrent use.
 */
public final class FactReader {
  private static final Pattern REPLY =
      Pattern.compile("^[^\\n]{0,330}: *([45][0-9]{2}[ -][^\\n]*)");
  private static final Set<String> REPLIES_UNNAMED = Set.of("opensmtpd");

  private final MtaMessageGrammar grammar;

  private FactReader(MtaMessageGrammar grammar) {
    this.grammar = grammar;
  }

  /** Creates a reader with the bundled messages. */
  public static FactReader load() {
    return new FactReader(MtaMessageGrammar.load());
  }

  /**
   * Reads the whole text of a report.
   *
   * @param text the text without the returned message
   * @param fate what kind of report it is, with the passage that states it
   */
  public ReportStatements report(String text, Fact<Fate> fate) {
    return new ReportStatements(grammar, text, fate);
  }

  /**
   * Reads a text that was pasted without a report.
   *
   * @return the address of the recipient, which is empty if the text does not name it; nothing if
   *     the text does not consist of a mail server's messages
   */
  public Optional<String> recipientOfReason(String text) {
    return PastedReason.recipient(grammar.find(text), text);
  }

  /** Returns the places where a text contains what a mail server writes into a report. */
  public List<ServerSentence> sentences(String text) {
    return grammar.find(text).stream()
        .filter(match -> !match.nested() && match.message().place() != MtaMessage.Place.LOG)
        .map(MtaMessageMatch::sentence)
        .toList();
  }

  /**
   * Returns the facts about one recipient.
   *
   * @param address the address of the recipient; may be empty
   * @param passages the parts of the message about it
   * @param report the whole text
   * @param only whether the report has no other recipient, so that the whole text is about it
   * @param retryUntil when the author gives up
   */
  public RecipientFacts facts(
      String address,
      List<Passage> passages,
      ReportStatements report,
      boolean only,
      Optional<Instant> retryUntil) {
    var fields = new StatusFieldReader(grammar, passages);
    var merger = new StatementMerger();
    if (passages.stream().anyMatch(Passage::isLog)) {
      merger.add(outcome(passages));
      merger.add(sections(passages));
      return merger.merge(Fact.unknown(), quotedReply(passages));
    }
    var own = new ArrayList<Statement>(fields.messages(report::software));
    own.addAll(only ? report.statements() : sections(passages));
    // OpenSMTPD reports an expired message with the Action "delayed".
    merger.add(expiredFates(own));
    merger.add(fields.fate());
    merger.add(report.transcript().about(only ? "" : key(address)).stream().toList());
    merger.add(own);
    merger.add(fields.together());
    merger.add(fields.server());
    merger.add(unnamedReply(passages, report));
    if (own.stream().noneMatch(FactReader::namesCause)) {
      merger.add(namedReply(passages));
      merger.add(AuthorsReason.exim(report.software(), passages));
    }
    merger.add(only ? localSummary(report) : report.fates());
    merger.add(report.announced());
    return merger.merge(retryUntil(passages, retryUntil), quotedReply(passages));
  }

  private static List<Statement> expiredFates(List<Statement> statements) {
    return statements.stream().noneMatch(Expired.class::isInstance)
        ? List.of()
        : statements.stream()
            .filter(statement -> statement instanceof FateReported fate && !fate.frame())
            .toList();
  }

  private static List<Ended> namedReply(List<Passage> passages) {
    return passages.stream()
        .map(
            passage ->
                switch (passage.name()) {
                  case Passage.SECTION -> NamedHostReply.find(passage.text(), passage.source());
                  case Passage.SENTENCE ->
                      NamedHostReply.inSentence(passage.text(), passage.source());
                  default -> Optional.<Ended>empty();
                })
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns whether a statement names a cause or another server, or that the author retries. */
  private static boolean namesCause(Statement statement) {
    return statement instanceof Ended
        || statement instanceof Expired
        || statement instanceof ServerNamed
        || (statement instanceof FateReported fate && fate.fate() == Fate.RETRYING);
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private List<Statement> sections(List<Passage> passages) {
    var statements = new ArrayList<Statement>();
    for (Passage passage : passages) {
      switch (passage.name()) {
        case Passage.SECTION, Passage.REASON ->
            statements.addAll(StatementReader.read(grammar.find(passage.text()), passage.source()));
        case Passage.RELAY ->
            statements.add(
                new ServerNamed(
                    OtherServer.of(passage.text()), new Excerpt(passage.source(), passage.text())));
        case Passage.INCOMING -> statements.add(incoming(passage));
        case Passage.SUMMARY -> statements.add(summary(passage, Rejecter.REMOTE_SERVER));
        case Passage.LOCAL_SUMMARY -> statements.add(summary(passage, Rejecter.REPORT_AUTHOR));
        default -> {}
      }
    }
    return statements;
  }

  /** Returns the rejection of an incoming message by the server that wrote the log. */
  private static Ended incoming(Passage passage) {
    return new Ended(
        Rejecter.REPORT_AUTHOR,
        StageWords.find(passage.text()),
        OtherServer.NONE,
        Optional.empty(),
        new Excerpt(passage.source(), passage.text()));
  }

  /** Returns what Sendmail's summary in a log line states. */
  private static Ended summary(Passage passage, Rejecter by) {
    boolean user = passage.text().startsWith("User unknown");
    Optional<SmtpStage> remoteStage = user ? Optional.of(SmtpStage.RCPT) : Optional.empty();
    return new Ended(
        by,
        by == Rejecter.REMOTE_SERVER ? remoteStage : Optional.of(SmtpStage.LOCAL_QUEUE),
        OtherServer.NONE,
        Optional.empty(),
        new Excerpt(passage.source(), passage.text()));
  }

  private static List<FateReported> outcome(List<Passage> passages) {
    return passages.stream()
        .filter(passage -> passage.name().equals(Passage.OUTCOME))
        .map(
            passage ->
                new FateReported(
                    fateOf(passage.text()), false, new Excerpt(passage.source(), passage.text())))
        .toList();
  }

  private static Fate fateOf(String outcome) {
    return switch (outcome) {
      case "sent" -> Fate.DELIVERED;
      case "deferred" -> Fate.RETRYING;
      default -> Fate.LOST;
    };
  }

  /** OpenSMTPD puts only the replies of other servers, and no name, after the address. */
  private static List<Ended> unnamedReply(List<Passage> passages, ReportStatements report) {
    if (report.software().stream().noneMatch(REPLIES_UNNAMED::contains)) {
      return List.of();
    }
    return passages.stream()
        .filter(passage -> passage.name().equals(Passage.SECTION))
        .map(passage -> REPLY.matcher(passage.text()))
        .filter(matcher -> matcher.find())
        .map(
            matcher ->
                new Ended(
                    Rejecter.REMOTE_SERVER,
                    Optional.empty(),
                    OtherServer.NONE,
                    Optional.of(matcher.group(1)),
                    new Excerpt(Excerpt.Source.REPORT, matcher.group())))
        .toList();
  }

  private static List<Ended> localSummary(ReportStatements report) {
    return report
        .transcript()
        .localSummary()
        .map(
            line ->
                new Ended(
                    Rejecter.REPORT_AUTHOR,
                    Optional.of(SmtpStage.LOCAL_QUEUE),
                    OtherServer.NONE,
                    Optional.empty(),
                    new Excerpt(Excerpt.Source.REPORT, line)))
        .stream()
        .toList();
  }

  private static Fact<String> quotedReply(List<Passage> passages) {
    return passages.stream()
        .filter(passage -> passage.name().equals(Passage.REPLY))
        .filter(passage -> StatusFieldReader.beginsWithCode(passage.text()))
        .findFirst()
        .map(passage -> Fact.stated(passage.text(), new Excerpt(passage.source(), passage.text())))
        .orElseGet(Fact::unknown);
  }

  private static Fact<Instant> retryUntil(List<Passage> passages, Optional<Instant> retryUntil) {
    return retryUntil
        .flatMap(
            until ->
                passages.stream()
                    .filter(passage -> passage.name().equals("will-retry-until"))
                    .findFirst()
                    .map(
                        passage ->
                            Fact.stated(
                                until,
                                new Excerpt(
                                    passage.source(), "Will-Retry-Until: " + passage.text()))))
        .orElseGet(Fact::unknown);
  }
}
