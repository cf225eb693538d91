package org.bounceback.bounce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the recipients in a report for people: lines that begin with an address, each followed by
 * the words about it, as nearly every server writes them. A line that is indented deeper than the
 * first such line belongs to the words.
 */
final class RecipientSections {
  private static final String BULLETS = "<>*-•\"'|o ";
  private static final int MOST = 1000;

  private final Set<String> bystanders;
  private final List<Section> sections = new ArrayList<>();
  private int indent = -1;
  private boolean inParenthesis;

  private RecipientSections(Set<String> bystanders) {
    this.bystanders = bystanders;
  }

  /** A recipient and the words about it; they may be empty. */
  private record Section(String address, StringBuilder words) {}

  /**
   * The words about each recipient, by address as written, in the order of the report. Where an
   * address has several sections, one with a reply code goes before one without.
   */
  static Map<String, String> find(List<String> lines, Set<String> bystanders) {
    var finder = new RecipientSections(bystanders);
    lines.forEach(finder::take);
    return finder.merged();
  }

  private void take(String line) {
    int start = textStart(line);
    var found = AddressFinder.all(line).stream().findFirst();
    boolean begins =
        found.isPresent()
            && found.get().start() <= start
            && !inParenthesis
            && (indent < 0 || start <= indent)
            && endsToken(line, found.get().end());
    inParenthesis = line.lastIndexOf('(') > line.lastIndexOf(')');
    if (begins && opens(found.get().address())) {
      indent = start;
      var section = new Section(found.get().address(), new StringBuilder());
      section.words().append(afterAddress(line.substring(found.get().end())));
      sections.add(section);
    } else if (!sections.isEmpty()) {
      sections.get(sections.size() - 1).words().append('\n').append(line);
    }
  }

  /** Whether the address begins a section of its own, rather than going on with the one before. */
  private boolean opens(String address) {
    if (bystanders.contains(AddressFinder.key(address)) || sections.size() >= MOST) {
      return false;
    }
    return sections.isEmpty()
        || !sections.get(sections.size() - 1).address().equalsIgnoreCase(address)
        || !sections.get(sections.size() - 1).words().toString().isBlank();
  }

  private Map<String, String> merged() {
    var words = new LinkedHashMap<String, String>();
    var spelling = new LinkedHashMap<String, String>();
    for (Section section : sections) {
      String address =
          spelling.computeIfAbsent(AddressFinder.key(section.address()), key -> section.address());
      words.merge(address, section.words().toString(), RecipientSections::better);
    }
    return words;
  }

  private static String better(String one, String other) {
    return Reply.of(other).hasCode() && !Reply.of(one).hasCode()
        ? other + "\n" + one
        : one + "\n" + other;
  }

  private static int textStart(String line) {
    int at = 0;
    while (at < line.length()
        && (Character.isWhitespace(line.charAt(at)) || BULLETS.indexOf(line.charAt(at)) >= 0)
        && !isBareO(line, at)) {
      at++;
    }
    return at;
  }

  /** An {@code o} is a bullet only when it stands alone. */
  private static boolean isBareO(String line, int at) {
    return line.charAt(at) == 'o' && !(at + 1 < line.length() && line.charAt(at + 1) == ' ');
  }

  private static boolean endsToken(String line, int end) {
    return end == line.length() || "> :;,.([<\"')\t".indexOf(line.charAt(end)) >= 0;
  }

  private static String afterAddress(String rest) {
    int at = 0;
    while (at < rest.length() && ">:;, \"'".indexOf(rest.charAt(at)) >= 0) {
      at++;
    }
    return rest.substring(at);
  }
}
