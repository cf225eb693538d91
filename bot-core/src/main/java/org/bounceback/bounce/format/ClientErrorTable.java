package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * What a mail program's window says that failed to send or to fetch, by the numbers and words of
 * {@code program-errors.tsv}. No mail server has written anything then. Immutable.
 */
public final class ClientErrorTable {
  /** What such a window can come to. */
  public static final Set<String> STATES =
      Set.of(
          "unreachable",
          "interrupted",
          "offline",
          "encryption",
          "login",
          "sender",
          "recipient",
          "refused",
          "fetching",
          "program");

  private static final String NEXT_PART = " … ";
  private static final int MAX = 16 * 1024;

  private final List<Entry> entries;

  private ClientErrorTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** One mark of a window, in parts. */
  private record Entry(List<String> parts, String state) {

    boolean fits(String words) {
      int from = 0;
      for (String part : parts) {
        int at = words.indexOf(part, from);
        if (at < 0) {
          return false;
        }
        from = at + part.length();
      }
      return true;
    }
  }

  /** Those of the packaged table. */
  public static ClientErrorTable packaged() {
    String name = "program-errors.tsv";
    var entries = new ArrayList<Entry>();
    for (var row : Table.parse(name, Resources.text(ClientErrorTable.class, name)).rows()) {
      String state = row.getOrDefault("state", "");
      if (!STATES.contains(state)) {
        throw new InvalidDataException("%s: no state is called \"%s\"".formatted(name, state));
      }
      entries.add(
          new Entry(Arrays.asList(row.getOrDefault("mark", "").split(NEXT_PART, -1)), state));
    }
    return new ClientErrorTable(entries);
  }

  /** What a window comes to, one of {@link #STATES}; empty for words of no window. */
  public Optional<String> in(String words) {
    String lowerCase =
        words
            .substring(0, Math.min(words.length(), MAX))
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    return entries.stream().filter(entry -> entry.fits(lowerCase)).map(Entry::state).findFirst();
  }

  /** What a text without a header comes to that quotes no clearer words of a server. */
  public Optional<String> in(BouncedMessage message) {
    boolean isUnclear =
        message.recipients().stream()
            .map(Recipient::reason)
            .allMatch(
                bounceReason ->
                    bounceReason == BounceReason.UNDEFINED || bounceReason == BounceReason.ON_HOLD);
    return message.header().fields().isEmpty() && isUnclear ? in(message.text()) : Optional.empty();
  }
}
