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
      Pattern.compile("^5[0-9]{2} 5\\.[0-9]{1,3}\\.[0-9]{1,3} \\S");
  private static final int MAX_LINES = 5000;
  private static final int MAX_LINE = 2048;
  private static final int MIN_LINE = 4;

  private final List<Attempt> attempts = new ArrayList<>();
  private OtherServer server = OtherServer.NONE;
  private Optional<SmtpStage> stage = Optional.empty();
  private String recipient = "";
  private boolean follows;
  private boolean hasReply;
  private Optional<String> summary = Optional.empty();

  private int commands;
  private int connections;

  /**
   * A reply that rejected something.
   *
   * @param recipient in lower case; empty if the session does not name it
   * @param command the number of the command before it
   * @param connection the number of the connection
   */
  private record Attempt(String recipient, int command, int connection, Ended ended) {
    boolean isAbout(String address) {
      return recipient.isEmpty() || address.isEmpty() || recipient.equals(address);
    }

    boolean isRcpt() {
      return ended.stage().equals(Optional.of(SmtpStage.RCPT));
    }
  }

  private SessionTranscript() {}

  /** Reads the sessions in a text; most texts have none. */
  static SessionTranscript of(String text, Excerpt.Source source) {
    var transcript = new SessionTranscript();
    if (text.contains("<<< ") || text.contains("<-- ") || text.contains("ranscript of session")) {
      TextLines.first(MAX_LINES, text).forEach(line -> transcript.read(line.strip(), source));
    }
    return transcript;
  }

  /**
   * Returns the rejection that is about the recipient, in the last connection: that of its RCPT
   * command, otherwise the last one.
   *
   * @param address in lower case; empty if the report has only one recipient
   */
  Optional<Ended> about(String address) {
    List<Attempt> possible = attempts.stream().filter(attempt -> attempt.isAbout(address)).toList();
    int last = possible.stream().mapToInt(Attempt::connection).max().orElse(0);
    List<Attempt> there =
        possible.stream().filter(attempt -> attempt.connection() == last).toList();
    return there.stream()
        .filter(Attempt::isRcpt)
        .reduce((earlier, later) -> later.recipient().isEmpty() ? earlier : later)
        .or(() -> there.stream().reduce((earlier, later) -> later))
        .map(Attempt::ended);
  }

  /**
   * Returns the author's summary if the transcript has no reply of another server: then the author
   * or its local mailer rejected the message.
   */
  Optional<String> localSummary() {
    return follows && connections == 0 && !hasReply ? summary : Optional.empty();
  }

  private void read(String line, Excerpt.Source source) {
    if (line.length() < MIN_LINE || line.length() > MAX_LINE) {
      return;
    }
    if (line.startsWith("... while talking")) {
      first(TALKING, line).ifPresent(host -> connect(OtherServer.of(host)));
    } else if (line.endsWith("]:")) {
      first(HOST_LINE, line).ifPresent(host -> connect(OtherServer.of(host)));
    } else if (line.contains("Attempting SMTP")) {
      first(CONNECTING, line).ifPresent(host -> connect(OtherServer.of(host)));
    } else if (line.contains(">>>") || line.contains("-->")) {
      afterMark(line, ">>>", "-->").or(() -> first(COMMAND, line)).ifPresent(this::command);
    } else if (line.contains("-> ")) {
      first(CONNECTED, line)
          .ifPresent(ip -> server = new OtherServer(server.host(), HostField.ip(ip)));
    } else if (commands > 0 && (line.contains("<<<") || line.contains("<--"))) {
      afterMark(line, "<<<", "<--")
          .filter(SessionTranscript::beginsWithCode)
          .or(() -> first(REPLY, line))
          .ifPresent(text -> remoteReply(text, new Excerpt(source, line)));
    } else if (line.toLowerCase(Locale.ROOT).contains("- transcript of session follows")) {
      follows = true;
    } else if (follows && line.startsWith("5") && SUMMARY.matcher(line).find()) {
      summary = Optional.of(line);
    }
  }

  /** Returns the text after a mark at the start of the line, unless a mark also follows later. */
  private static Optional<String> afterMark(String line, String mark, String other) {
    boolean begins = line.startsWith(mark) || line.startsWith(other);
    if (!begins || line.contains(": " + mark) || line.contains(": " + other)) {
      return Optional.empty();
    }
    int start = mark.length();
    String text = line.substring(line.charAt(start) == ' ' ? start + 1 : start);
    return Optional.of(text).filter(words -> !words.isEmpty());
  }

  private static boolean beginsWithCode(String text) {
    return text.length() >= 3
        && "245".indexOf(text.charAt(0)) >= 0
        && isDigit(text.charAt(1))
        && isDigit(text.charAt(2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<String> first(Pattern pattern, String line) {
    Matcher found = pattern.matcher(line);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private void remoteReply(String text, Excerpt excerpt) {
    hasReply = true;
    reply(text, excerpt);
  }

  private void connect(OtherServer other) {
    server = other;
    commands++;
    connections++;
    stage = Optional.of(SmtpStage.GREETING);
    recipient = "";
  }

  private void command(String words) {
    commands++;
    stage = StageWords.find(words);
    recipient =
        stage.equals(Optional.of(SmtpStage.RCPT)) ? AddressFinder.first(words).orElse("") : "";
  }

  /**
   * Adds a reply. If several follow a DATA command, the commands were sent together, and all but
   * the last reply belong to the RCPT commands before it.
   */
  private void reply(String text, Excerpt excerpt) {
    if (!text.startsWith("4") && !text.startsWith("5")) {
      return;
    }
    Optional<Attempt> previous =
        attempts.isEmpty()
            ? Optional.empty()
            : Optional.of(attempts.get(attempts.size() - 1))
                .filter(attempt -> attempt.command() == commands);
    String before = previous.flatMap(attempt -> attempt.ended().reply()).orElse("");
    if (isContinued(before, text)) {
      attempts.set(attempts.size() - 1, attempt(recipient, stage, before + "\n" + text, excerpt));
      return;
    }
    if (previous.isPresent() && stage.equals(Optional.of(SmtpStage.DATA))) {
      Ended ended = previous.get().ended();
      attempts.set(
          attempts.size() - 1,
          attempt(
              AddressFinder.first(before).orElse(""),
              Optional.of(SmtpStage.RCPT),
              before,
              ended.excerpt()));
    }
    attempts.add(attempt(recipient, stage, text, excerpt));
  }

  private Attempt attempt(String to, Optional<SmtpStage> at, String reply, Excerpt excerpt) {
    return new Attempt(
        to,
        commands,
        connections,
        new Ended(Rejecter.REMOTE_SERVER, at, server, Optional.of(reply), excerpt));
  }

  /** Returns whether the last line of the reply announces another line (RFC 5321 section 4.2.1). */
  private static boolean isContinued(String reply, String next) {
    String line = reply.substring(reply.lastIndexOf('\n') + 1);
    return line.length() > 3 && line.charAt(3) == '-' && next.startsWith(line.substring(0, 3));
  }
}
