package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogEvent.Access;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.Delivery;

/**
 * The log of Dovecot: deliveries to mailboxes by LMTP and LDA, also by Sieve scripts, and failed
 * logins.
 */
final class DovecotGrammar implements LogGrammar {
  /** A delivery; older versions write the process id inside the parentheses. */
  private static final Pattern MAILBOX =
      Pattern.compile(
          "\\b(?:lmtp|lda|deliver)\\((?:[0-9]+, )?([^()\\s,]{1,320})(?:, [^()]*)?\\)"
              + "(?:<[^>]*>){0,3}: (.+)$");

  private static final Pattern MESSAGE_ID = Pattern.compile("msgid=(?:<([^>\\s]*)>|([^\\s:]+))");
  private static final Pattern FOLDER = Pattern.compile("(?:mailbox|mail to) '?([^']+?)'?$");
  private static final Pattern REJECTED = Pattern.compile("rejected message from <([^>\\s]*)>");
  private static final Pattern STATE =
      Pattern.compile("(?:sieve: )?(?:from=\\S+, )?msgid=\\S+ (.+)$");

  private static final Pattern LOGIN =
      Pattern.compile("\\b([a-z0-9]+)-login: .*\\bauth failed, [0-9]+ attempts.*user=<([^>\\s]*)>");
  private static final Pattern REMOTE_IP = Pattern.compile("\\brip=([0-9A-Fa-f.:]+)");
  private static final Pattern SESSION = Pattern.compile("session=<([^>\\s]+)>|,<([^>\\s]+)>\\)");

  /** The database of passwords, the user, the address and perhaps the session. */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "\\bauth(?:-worker)?(?:\\([0-9]+\\))?: (?:.*: )?[a-z-]+\\(([^(),\\s]*),([0-9A-Fa-f.:]+)"
              + "(,<[^>\\s]*>)?\\): (?:Password mismatch|unknown user|invalid credentials"
              + "|pam_authenticate\\(\\) failed)");

  private static final List<String> JUNK = List.of("junk", "spam", "bulk");
  private static final List<String> FAILURES =
      List.of(
          "save failed", "failed to store", ": rejected: ", "Quota exceeded", "Mailbox is full");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    Map<String, Integer> messages = new HashMap<>();
    Set<String> sessions = new HashSet<>();
    for (LogLine line : lines) {
      String text =
          line.program().filter("dovecot"::equals).isPresent() ? line.body() : line.text();
      if (text.contains("auth")) {
        login(line, text).filter(found -> isNew(text, sessions)).ifPresent(events::add);
      } else if (text.contains("msgid=")) {
        events.addAll(delivery(line, text, messages));
      }
    }
    return events;
  }

  /** One failed login may be logged by the login process and by the authentication process. */
  private static boolean isNew(String text, Set<String> sessions) {
    Matcher session = SESSION.matcher(text);
    return !session.find()
        || sessions.add(session.group(1) == null ? session.group(2) : session.group(1));
  }

  private static Optional<LogEvent> login(LogLine line, String text) {
    Matcher login = LOGIN.matcher(text);
    if (login.find()) {
      Matcher ip = REMOTE_IP.matcher(text);
      return Optional.of(
          failed(
              line,
              login.group(1),
              ip.find() ? Ip.parse(ip.group(1)) : Optional.empty(),
              login.group(2)));
    }
    Matcher password = PASSWORD.matcher(text);
    if (!password.find()) {
      return Optional.empty();
    }
    Optional<Ip> client = Ip.parse(password.group(2));
    // The mail server of the same computer asks for recipients in this way; nobody logged in.
    boolean isLookup = password.group(3) == null && client.filter(Ip::isLoopback).isPresent();
    return isLookup ? Optional.empty() : Optional.of(failed(line, "", client, password.group(1)));
  }

  private static Access failed(LogLine line, String service, Optional<Ip> client, String login) {
    return Access.failedLogin(
        line,
        Optional.of(service).filter(name -> !name.isEmpty()),
        new LogHost(Optional.empty(), client),
        Optional.of(login).filter(name -> !name.isEmpty()));
  }

  private static List<LogEvent> delivery(LogLine line, String text, Map<String, Integer> messages) {
    Matcher found = MAILBOX.matcher(text);
    if (!found.find()) {
      return List.of();
    }
    String state = found.group(2);
    Optional<Outcome> outcome = outcome(state);
    if (outcome.isEmpty()) {
      return List.of();
    }
    Matcher id = MESSAGE_ID.matcher(state);
    String messageId = id.find() ? (id.group(1) == null ? id.group(2) : id.group(1)) : "";
    int number = messages.computeIfAbsent(found.group(1) + " " + messageId, key -> messages.size());
    var key = MessageKey.withoutId(line, -1 - number);
    Matcher rejected = REJECTED.matcher(state);
    Matcher reason = STATE.matcher(state);
    var event =
        new Delivery(
            line,
            key,
            rejected.find() ? Optional.of(rejected.group(1)) : Optional.empty(),
            found.group(1),
            Optional.empty(),
            LogHost.NONE,
            Optional.empty(),
            outcome.get(),
            Optional.empty(),
            true,
            reason.find() ? reason.group(1) : state);
    return messageId.isEmpty()
        ? List.of(event)
        : List.of(Arrival.named(line, key, messageId), event);
  }

  /** Returns what became of the message; empty if the line does not show it. */
  private static Optional<Outcome> outcome(String state) {
    if (FAILURES.stream().anyMatch(state::contains)) {
      return Optional.of(Outcome.FAILED);
    }
    if (state.contains("saved mail to ") || state.contains("stored mail into ")) {
      return Optional.of(isJunk(state) ? Outcome.FILTERED : Outcome.DELIVERED);
    }
    if (state.contains("forwarded to <")) {
      return Optional.of(Outcome.DELIVERED);
    }
    if (state.contains("rejected message from <")) {
      return Optional.of(Outcome.FAILED);
    }
    return state.toLowerCase(Locale.ROOT).contains("marked message to be discarded")
        ? Optional.of(Outcome.DISCARDED)
        : Optional.empty();
  }

  private static boolean isJunk(String state) {
    Matcher folder = FOLDER.matcher(state);
    String name = folder.find() ? folder.group(1).toLowerCase(Locale.ROOT) : "";
    return JUNK.stream().anyMatch(name::contains);
  }
}
