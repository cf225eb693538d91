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
 * Classifies error dialogs of mail clients that failed to send or fetch mail, by the error numbers
 * and phrases of {@code program-errors.tsv}. Such dialogs contain no text of a mail server.
 * Immutable.
 */
public final class ClientErrorTable {
  /** The possible classes of a dialog. */
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

  /** One phrase of a dialog, in parts that occur in this order. */
  private record Entry(List<String> parts, String state) {

    boolean fits(String text) {
      int from = 0;
      for (String part : parts) {
        int at = text.indexOf(part, from);
        if (at < 0) {
          return false;
        }
        from = at + part.length();
      }
      return true;
    }
  }

  /** Loads the bundled table. */
  public static ClientErrorTable load() {
    String name = "program-errors.tsv";
    var entries = new ArrayList<Entry>();
    for (var row : Table.parse(name, Resources.text(ClientErrorTable.class, name)).rows()) {
      String state = row.getOrDefault("state", "");
      if (!STATES.contains(state)) {
        throw new InvalidDataException("%s: unknown state \"%s\"".formatted(name, state));
      }
      entries.add(
          new Entry(Arrays.asList(row.getOrDefault("mark", "").split(NEXT_PART, -1)), state));
    }
    return new ClientErrorTable(entries);
  }

  /** Returns the class of a dialog, one of {@link #STATES}; empty if the text is not a dialog. */
  public Optional<String> classify(String text) {
    String lowerCase =
        text.substring(0, Math.min(text.length(), MAX))
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    return entries.stream().filter(entry -> entry.fits(lowerCase)).map(Entry::state).findFirst();
  }

  /** Classifies a message without a header that has no clearer text from a server. */
  public Optional<String> classify(BouncedMessage message) {
    boolean isUnclear =
        message.recipients().stream()
            .map(Recipient::reason)
            .allMatch(
                bounceReason ->
                    bounceReason == BounceReason.UNDEFINED || bounceReason == BounceReason.ON_HOLD);
    return message.header().fields().isEmpty() && isUnclear
        ? classify(message.text())
        : Optional.empty();
  }
}
