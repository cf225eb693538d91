package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Finds the recipients in a human-readable report: lines that begin with an address, each followed
 * by the text about it. Nearly every server writes them like this. Lines that are indented deeper
 * than the first such line belong to the text.
 */
final class RecipientSections {
  private static final String BULLETS = "<>*-•\"'|o ";
  private static final int MAX_HEADING = 400;
  private static final Set<String> HONORIFICS = Set.of("様", "さま", "さん", "殿", "님");

  private final Set<String> bystanders;
  private final List<Section> sections = new ArrayList<>();
  private int indent = -1;
  private boolean inParenthesis;
  private StringBuilder paragraph = new StringBuilder();
  private boolean paragraphIsOver;

  private RecipientSections(Set<String> bystanders) {
    this.bystanders = bystanders;
  }

  /**
   * The text about one recipient.
   *
   * @param heading the paragraph above the address, unless it is only an introduction
   * @param words the text after the address; may be blank
   */
  record Words(String heading, String words) {
    static final Words NONE = new Words("", "");

    /** Returns the text after the address, otherwise the text directly above it. */
    String nearest() {
      return words.isBlank() ? heading : words;
    }

    private Words merge(Words other) {
      boolean otherHasReply = RejectionReply.hasCode(other.words) && !RejectionReply.hasCode(words);
      String both = otherHasReply ? other.words + "\n" + words : words + "\n" + other.words;
      return new Words(heading.isEmpty() ? other.heading : heading, both);
    }
  }

  /** A recipient and its text while it is being read. */
  private record Section(String address, String heading, StringBuilder words) {}

  /**
   * Returns the text about each recipient, by address as written, in the order of the report. If an
   * address has several sections, those with a reply code come first.
   */
  static Map<String, Words> find(List<String> lines, Set<String> bystanders) {
    var finder = new RecipientSections(bystanders);
    lines.forEach(finder::read);
    return finder.merged();
  }

  private void read(String line) {
    int start = textStart(line);
    var found = AddressFinder.next(line, 0);
    boolean begins =
        found.isPresent()
            && found.get().start() <= start
            && !inParenthesis
            && (indent < 0 || start <= indent)
            && endsToken(line, found.get().end())
            && !isSalutation(line.substring(found.get().end()));
    inParenthesis = line.lastIndexOf('(') > line.lastIndexOf(')');
    if (begins && opens(found.get().address())) {
      indent = start;
      var section = new Section(found.get().address(), heading(), new StringBuilder());
      section.words().append(afterAddress(line.substring(found.get().end())));
      sections.add(section);
      paragraph = new StringBuilder();
    } else {
      extendParagraph(line);
      if (!sections.isEmpty()) {
        sections.get(sections.size() - 1).words().append('\n').append(line);
      }
    }
  }

  private void extendParagraph(String line) {
    if (line.isBlank()) {
      paragraphIsOver = true;
      return;
    }
    if (paragraphIsOver) {
      paragraph = new StringBuilder();
      paragraphIsOver = false;
    }
    if (paragraph.length() < MAX_HEADING) {
      paragraph.append(line.strip()).append('\n');
    }
  }

  /**
   * Returns the paragraph above, unless it only introduces the recipients or is a line of dashes.
   */
  private String heading() {
    String text = paragraph.toString().strip();
    boolean hasText = text.chars().anyMatch(Character::isLetter);
    boolean announces = text.endsWith(":") || text.endsWith("-") || text.endsWith("=");
    return hasText && !announces && text.length() < MAX_HEADING ? text : "";
  }

  /** Returns whether the address begins a new section, instead of continuing the previous one. */
  private boolean opens(String address) {
    if (bystanders.contains(AddressFinder.key(address))
        || sections.size() >= FormatResult.MAX_ATTEMPTS) {
      return false;
    }
    return sections.isEmpty()
        || !sections.get(sections.size() - 1).address().equalsIgnoreCase(address)
        || !sections.get(sections.size() - 1).words().toString().isBlank();
  }

  private Map<String, Words> merged() {
    var texts = new LinkedHashMap<String, Words>();
    var spelling = new LinkedHashMap<String, String>();
    for (Section section : sections) {
      String address =
          spelling.computeIfAbsent(AddressFinder.key(section.address()), key -> section.address());
      var text = new Words(section.heading(), section.words().toString());
      texts.merge(address, text, Words::merge);
    }
    return texts;
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

  /** Returns false for a single {@code o} followed by a space, which is a bullet. */
  private static boolean isBareO(String line, int at) {
    return line.charAt(at) == 'o' && !(at + 1 < line.length() && line.charAt(at + 1) == ' ');
  }

  /** Returns whether a form of address follows, as in the first line of a Japanese letter. */
  private static boolean isSalutation(String rest) {
    return HONORIFICS.contains(rest.strip());
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
