package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** The messages of programs that block addresses after failed logins. Immutable. */
final class ProtectionMessages {
  private static final String FILE = "protection-messages.tsv";
  private static final String IP = "ip";
  private static final Set<String> GROUPS = Set.of(IP, "login", "service", "rule", "server");

  private final List<Message> messages;

  private record Message(AccessEvent.Kind kind, String program, String literal, Pattern pattern) {
    Optional<AccessEvent> read(LogLine line) {
      if (!line.text().contains(literal)) {
        return Optional.empty();
      }
      Matcher found = pattern.matcher(line.text());
      if (!found.find()) {
        return Optional.empty();
      }
      Optional<Ip> ip = group(found, IP).map(Message::withoutEnd).flatMap(Ip::parse);
      if (ip.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new AccessEvent(
              kind,
              line.time(),
              group(found, "server").or(line::host),
              group(found, "service").map(service -> service.toLowerCase(Locale.ROOT)),
              new LogHost(Optional.empty(), ip),
              group(found, "login"),
              Optional.of(
                  group(found, "rule").map(rule -> program + " (" + rule + ")").orElse(program)),
              line.text()));
    }

    private Optional<String> group(Matcher found, String name) {
      return pattern.namedGroups().containsKey(name)
          ? Optional.ofNullable(found.group(name)).filter(text -> !text.isEmpty())
          : Optional.empty();
    }

    /** A sentence may end after the address. */
    private static String withoutEnd(String ip) {
      int end = ip.length();
      while (end > 0 && (ip.charAt(end - 1) == '.' || ip.charAt(end - 1) == ':')) {
        end--;
      }
      return ip.endsWith("::") ? ip : ip.substring(0, end);
    }
  }

  private ProtectionMessages(List<Message> messages) {
    this.messages = List.copyOf(messages);
  }

  /** Loads the bundled messages. */
  static ProtectionMessages load() {
    return of(Table.parse(FILE, Resources.text(ProtectionMessages.class, FILE)));
  }

  /**
   * Creates the messages of a table.
   *
   * @throws InvalidDataException if a row has an unknown kind, no literal, or an invalid pattern
   */
  static ProtectionMessages of(Table table) {
    var messages = new ArrayList<Message>();
    for (Map<String, String> row : table.rows()) {
      String id = table.name() + ": " + row.getOrDefault("id", "");
      AccessEvent.Kind kind =
          Arrays.stream(AccessEvent.Kind.values())
              .filter(each -> each.code().equals(row.get("kind")))
              .findFirst()
              .orElseThrow(() -> new InvalidDataException(id + " has an unknown kind"));
      String literal = row.getOrDefault("literal", "");
      String program = row.getOrDefault("program", "");
      if (literal.isEmpty() || program.isEmpty()) {
        throw new InvalidDataException(id + " has no literal or no program");
      }
      messages.add(
          new Message(kind, program, literal, pattern(id, row.getOrDefault("pattern", ""))));
    }
    return new ProtectionMessages(messages);
  }

  private static Pattern pattern(String id, String text) {
    try {
      Pattern pattern = Pattern.compile(text);
      Set<String> names = pattern.namedGroups().keySet();
      if (!names.contains(IP) || !GROUPS.containsAll(names)) {
        throw new InvalidDataException(id + " has no address or an unknown group");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new InvalidDataException(id + ": " + e.getMessage());
    }
  }

  /** Reads a line; empty if it is no such message. */
  Optional<AccessEvent> read(LogLine line) {
    for (Message message : messages) {
      Optional<AccessEvent> event = message.read(line);
      if (event.isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }
}
