package org.bounceback.bounce.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bounceback.bounce.text.AhoCorasickMatcher;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The messages of {@code mta-messages.tsv}, found in a text with one pass over their literal texts.
 * The text of another server inside a message is not searched. Immutable.
 */
final class MtaMessageGrammar {
  private static final String FILE = "mta-messages.tsv";

  /** Longer literals are specific enough to be found in the middle of a line. */
  private static final int LONG = 24;

  private static final int MIDDLE = 16;
  private static final int MAX_TEXT = 256 * 1024;

  private final List<MtaMessage> messages;
  private final List<List<MtaMessage>> byAnchor = new ArrayList<>();
  private final AhoCorasickMatcher anchors;
  private final int[] anchorLengths;

  private MtaMessageGrammar(List<MtaMessage> messages) {
    this.messages = List.copyOf(messages);
    var grouped = new LinkedHashMap<String, List<MtaMessage>>();
    for (MtaMessage message : messages) {
      grouped
          .computeIfAbsent(message.template().anchor(), anchor -> new ArrayList<>())
          .add(message);
    }
    byAnchor.addAll(grouped.values());
    anchors = new AhoCorasickMatcher(List.copyOf(grouped.keySet()));
    anchorLengths = grouped.keySet().stream().mapToInt(String::length).toArray();
  }

  /** Loads the bundled table. */
  static MtaMessageGrammar load() {
    return of(Table.parse(FILE, Resources.text(MtaMessageGrammar.class, FILE)));
  }

  /**
   * Creates a grammar from a table.
   *
   * @throws IllegalArgumentException if a row is not valid or an id occurs twice
   */
  static MtaMessageGrammar of(Table table) {
    var messages = new ArrayList<MtaMessage>();
    var ids = new HashSet<String>();
    for (Map<String, String> row : table.rows()) {
      MtaMessage message = MtaMessage.of(row);
      if (!ids.add(message.id())) {
        throw new IllegalArgumentException("id occurs twice: " + message.id());
      }
      messages.add(message);
    }
    return new MtaMessageGrammar(messages);
  }

  /** Returns all messages, in the order of the table. */
  List<MtaMessage> messages() {
    return messages;
  }

  /** Finds the messages in a text, in its order; of two that overlap, the longer one. */
  List<MtaMessageMatch> find(String text) {
    FlatText flat = FlatText.of(text.substring(0, Math.min(text.length(), MAX_TEXT)));
    var places = new TreeMap<Integer, List<Integer>>();
    flat.visitAll(
        anchors,
        (anchor, end) ->
            places
                .computeIfAbsent(anchor, first -> new ArrayList<>())
                .add(end - anchorLengths[anchor]));
    var candidates = new ArrayList<MtaMessageMatch>();
    places.forEach(
        (anchor, positions) -> {
          for (MtaMessage message : byAnchor.get(anchor)) {
            for (MessageTemplate.Match match : message.template().findAll(flat, positions)) {
              candidates.add(new MtaMessageMatch(message, match, flat, false, false));
            }
          }
        });
    if (candidates.isEmpty()) {
      return List.of();
    }
    candidates.sort(
        Comparator.comparingInt(MtaMessageMatch::start)
            .thenComparing(Comparator.comparingInt(MtaMessageMatch::end).reversed())
            .thenComparing(match -> match.ip().isEmpty())
            .thenComparing(
                Comparator.comparingInt(
                        (MtaMessageMatch match) -> match.message().template().literalLength())
                    .reversed()));
    return accepted(candidates, flat);
  }

  private static List<MtaMessageMatch> accepted(List<MtaMessageMatch> candidates, FlatText flat) {
    var accepted = new ArrayList<MtaMessageMatch>();
    var replies = BareReplies.in(flat);
    int firstOpen = 0;
    for (MtaMessageMatch candidate : candidates) {
      if (replies.contains(candidate.start())) {
        continue;
      }
      while (firstOpen < accepted.size() && accepted.get(firstOpen).end() <= candidate.start()) {
        firstOpen++;
      }
      boolean fits = true;
      int outer = -1;
      for (int i = firstOpen; fits && i < accepted.size(); i++) {
        MtaMessageMatch open = accepted.get(i);
        if (open.end() > candidate.start()) {
          fits = open.mayContain(candidate);
          outer = fits ? i : outer;
        }
      }
      int reason = beforeCodes(flat, candidate.start());
      boolean atField = outer >= 0 && startsField(accepted.get(outer), reason);
      if (fits && (atField || isPlausible(candidate, flat))) {
        accepted.add(
            new MtaMessageMatch(candidate.message(), candidate.match(), flat, outer >= 0, false));
        if (outer >= 0) {
          MtaMessageMatch open = accepted.get(outer);
          accepted.set(
              outer, new MtaMessageMatch(open.message(), open.match(), flat, open.nested(), true));
        }
      }
    }
    return accepted;
  }

  private static boolean startsField(MtaMessageMatch outer, int start) {
    return outer.match().fields().values().stream()
        .anyMatch(range -> range.start() == start || range.start() + 1 == start);
  }

  /**
   * Returns whether a mail server can have written the message here: a short text only where a
   * reason begins, a long one between words.
   */
  private static boolean isPlausible(MtaMessageMatch match, FlatText flat) {
    int start = match.start();
    int literal = match.message().template().literalLength();
    boolean begins =
        flat.startsLine(start) || isAfterAddress(flat, start) || isAfter(flat, start, "<<< ");
    if (match.message().place() == MtaMessage.Place.LOG || literal < MIDDLE) {
      return begins && (literal >= MIDDLE || endsReason(flat, match.end()));
    }
    if (literal < LONG) {
      return begins
          || isAfter(flat, start, ": ")
          || (start > 0 && "('\"".indexOf(flat.at(start - 1)) >= 0);
    }
    return start == 0 || !Character.isLetterOrDigit(flat.at(start - 1));
  }

  /** Returns the position of the reply code, if the author put one in front of its text. */
  private static int beforeCodes(FlatText flat, int start) {
    int code = start - 4;
    boolean hasCode =
        code >= 0
            && flat.at(start - 1) == ' '
            && flat.flat().substring(code, start - 1).chars().allMatch(Character::isDigit);
    return hasCode ? code : start;
  }

  private static boolean isAfterAddress(FlatText flat, int start) {
    return isAfter(flat, start, ">: ")
        || (isAfter(flat, start, ": ")
            && flat.flat().lastIndexOf('@', start) >= flat.lineStart(start)
            && flat.flat().indexOf(' ', flat.lineStart(start)) == start - 1);
  }

  private static boolean isAfter(FlatText flat, int start, String text) {
    return start >= text.length() && flat.flat().startsWith(text, start - text.length());
  }

  private static boolean endsReason(FlatText flat, int end) {
    return flat.endsLine(end) || ".)'\";".indexOf(flat.at(end)) >= 0;
  }
}
