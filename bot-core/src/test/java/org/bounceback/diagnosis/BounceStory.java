package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.Rejection;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.mail.Header;

/** A bounce with given facts, for tests of what follows from them. */
final class BounceStory {
  private static final Excerpt REPORT = new Excerpt(Excerpt.Source.REPORT, "the report");

  private ReportAuthor author = ReportAuthor.MAIL_SERVER;
  private Optional<String> reportingMta = Optional.empty();
  private String text = "";
  private final List<Header.Field> returned = new ArrayList<>();
  private final List<ReceivedHop> path = new ArrayList<>();
  private String to = "bob@partner.example";
  private Optional<String> code = Optional.of("550");
  private String diagnostic = "550 5.7.1 Rejected";
  private BounceReason reason = BounceReason.REJECTED;
  private Fact<Rejecter> by = Fact.unknown();
  private Fact<String> host = Fact.unknown();
  private Fact<Fate> fate = Fact.unknown();

  /** A report of this host about a message from this sender. */
  static BounceStory by(String reportingMta, String sender) {
    var story = new BounceStory();
    story.reportingMta = Optional.of(reportingMta);
    return story.from(sender);
  }

  /** A text that does not show who wrote it. */
  static BounceStory pasted(ReportAuthor author, String text) {
    var story = new BounceStory();
    story.author = author;
    story.text = text;
    return story;
  }

  BounceStory from(String sender) {
    returned.add(new Header.Field("From", sender));
    return this;
  }

  BounceStory to(String recipient) {
    to = recipient;
    return this;
  }

  /** Adds the next older hop. */
  BounceStory hop(String from, String ip, String by) {
    path.add(hopOf(from, ip, by, false));
    return this;
  }

  /** Adds the next older hop, whose client logged in. */
  BounceStory login(String ip, String by) {
    path.add(hopOf("laptop", ip, by, true));
    return this;
  }

  BounceStory rejected(Rejecter rejecter) {
    by = Fact.stated(rejecter, REPORT);
    return this;
  }

  BounceStory rejectedBy(String remoteHost) {
    host = Fact.stated(remoteHost, REPORT);
    return rejected(Rejecter.REMOTE_SERVER);
  }

  BounceStory reply(String line) {
    diagnostic = line;
    code = line.isEmpty() ? Optional.empty() : Optional.of(line.substring(0, 3));
    return this;
  }

  BounceStory because(BounceReason other) {
    reason = other;
    return this;
  }

  BounceStory fate(Fate stated) {
    fate = Fact.stated(stated, REPORT);
    return this;
  }

  private static ReceivedHop hopOf(String from, String ip, String by, boolean login) {
    return new ReceivedHop(
        Optional.of(from),
        Ip.parse(ip),
        Optional.of(by),
        login,
        Optional.empty(),
        "from " + from + " [" + ip + "] by " + by);
  }

  Recipient recipient() {
    return new Recipient(
        to,
        DsnAction.FAILED,
        Optional.empty(),
        code,
        new ReasonDecision(reason, "test", new Evidence("text", diagnostic), Confidence.HIGH),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        diagnostic,
        Optional.empty(),
        Optional.empty(),
        new RecipientFacts(
            new Rejection(by, Fact.unknown(), Fact.unknown(), host, Fact.unknown()),
            fate,
            Fact.unknown()));
  }

  BouncedMessage message() {
    boolean isReport = author == ReportAuthor.MAIL_SERVER;
    return new BouncedMessage(
        MessageKind.FAILURE,
        author,
        Optional.empty(),
        List.of(recipient()),
        reportingMta,
        isReport ? new Header(List.of(new Header.Field("From", "MAILER-DAEMON"))) : Header.EMPTY,
        new Header(returned),
        Optional.empty(),
        List.of(),
        path,
        true,
        !path.isEmpty(),
        text,
        false,
        List.of(),
        List.of());
  }
}
