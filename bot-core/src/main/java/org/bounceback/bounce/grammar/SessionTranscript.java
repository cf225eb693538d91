package org.bounceback.bounce.grammar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.bounce.text.TextLines;

/**
 * The SMTP session that Sendmail, Courier ({@code >>>} and {@code <<<}) and MDaemon ({@code -->}
 * and {@code <--}) quote in a report. A reply there is the other server's; the lines after it are
 * the author's summary.
 */
final class SessionTranscript {
  private static final Pattern TALKING = Pattern.compile("^\\.\\.\\. while talking to (\\S+?):?$");
  private static final Pattern CONNECTING =
      Pattern.compile("Attempting SMTP connection to \\[([^\\]\\s]+?)(?::[0-9]+)?\\]");
  private static final Pattern CONNECTED = Pattern.compile("-> ([0-9a-fA-F.:]+):[0-9]+\\)?$");
  private static final Pattern HOST_LINE =
      Pattern.compile("^([A-Za-z0-9._-]+ \\[[0-9a-fA-F.:]+\\]):$");
  private static final Pattern COMMAND = Pattern.compile("^(?:.{0,60}: )?(?:>>>|-->) ?(.+)$");
  private static final Pattern REPLY =
      Pattern.compile("^(?:.{0,60}: )?(?:<<<|<--) ?([245][0-9]{2}.*)$");
  private static final Pattern SUMMARY =
      Pattern.compile(
          "^5[0-9]{2} 5\\.[0-9.]+ \\S+\\.\\.\\. (?:User unknown|Service unavailable|Data format"
              + " error)");
  private static final int MAX_LINES = 5000;

  private final List<Attempt> attempts = new ArrayList<>();
  private OtherServer server = OtherServer.NONE;
  private Optional<SmtpStage> stage = Optional.empty();
  private String recipient = "";
  private boolean follows;
  private boolean hasReply;
  private Optional<String> summary = Optional.empty();

  /** A reply that rejected something; the recipient is empty if it is about the whole message. */
  private record Attempt(String recipient, Ended ended) {}

  private SessionTranscript() {}

  /** Reads the sessions in a text; most texts have none. */
  static SessionTranscript of(String text, Excerpt.Source source) {
    var transcript = new SessionTranscript();
    if (text.contains("<<< ") || text.contains("<-- ") || text.contains("ranscript of session")) {
      TextLines.first(MAX_LINES, text).forEach(line -> transcript.read(line.strip(), source));
    }
    return transcript;
  }

  /** Returns the last rejection that is about the recipient, with an address in lower case. */
  Optional<Ended> about(String address) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      String named = attempts.get(i).recipient();
      if (named.isEmpty() || address.isEmpty() || named.equals(address)) {
        return Optional.of(attempts.get(i).ended());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the author's summary if the transcript has no reply of another server: then the author
   * or its local mailer rejected the message.
   */
  Optional<String> localSummary() {
    return follows && !hasReply ? summary : Optional.empty();
  }

  private void read(String line, Excerpt.Source source) {
    Matcher talking = TALKING.matcher(line);
    Matcher connecting = CONNECTING.matcher(line);
    Matcher connected = CONNECTED.matcher(line);
    Matcher host = HOST_LINE.matcher(line);
    Matcher command = COMMAND.matcher(line);
    Matcher reply = REPLY.matcher(line);
    if (talking.find()) {
      connect(OtherServer.of(talking.group(1)));
    } else if (host.find()) {
      connect(OtherServer.of(host.group(1)));
    } else if (connecting.find()) {
      connect(OtherServer.of(connecting.group(1)));
    } else if (command.find()) {
      command(command.group(1));
    } else if (connected.find()) {
      server = new OtherServer(server.host(), HostField.ip(connected.group(1)));
    } else if (reply.find()) {
      hasReply = true;
      reply(reply.group(1), new Excerpt(source, line));
    } else if (line.toLowerCase(Locale.ROOT).contains("transcript of session follows")) {
      follows = true;
    } else if (SUMMARY.matcher(line).find()) {
      summary = Optional.of(line);
    }
  }

  private void connect(OtherServer other) {
    server = other;
    stage = Optional.of(SmtpStage.GREETING);
    recipient = "";
  }

  private void command(String words) {
    stage = StageWords.find(words);
    recipient =
        stage.equals(Optional.of(SmtpStage.RCPT)) ? AddressFinder.first(words).orElse("") : "";
  }

  private void reply(String text, Excerpt excerpt) {
    if (text.startsWith("4") || text.startsWith("5")) {
      attempts.add(
          new Attempt(
              recipient,
              new Ended(Rejecter.REMOTE_SERVER, stage, server, Optional.of(text), excerpt)));
    }
  }
}
