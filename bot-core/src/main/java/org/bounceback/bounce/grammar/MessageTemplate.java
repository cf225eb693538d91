package org.bounceback.bounce.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text with fields in braces, such as {@code connect to {host}[{ip}]:{port}: {errno}}. Matching
 * ignores case and the kind of white space. Immutable.
 */
final class MessageTemplate {
  /** Anchors are cut to this length, which keeps the search automaton small. */
  private static final int MAX_ANCHOR = 16;

  private static final int MAX_MATCHES = 2000;
  private static final String NONE = "";

  private final String text;
  private final List<Part> parts;
  private final Set<String> fieldNames;
  private final int firstLiteral;
  private final int anchor;
  private final int letters;

  /**
   * A literal text or a field.
   *
   * @param literal the flat text; empty for a field
   * @param name the name of the field; empty for a literal
   */
  record Part(String literal, String name, TemplateField field) {
    boolean isField() {
      return !name.isEmpty();
    }
  }

  /** A range of the flat text. */
  record Range(int start, int end) {
    boolean contains(int from, int to) {
      return start <= from && to <= end;
    }
  }

  /**
   * A place where the template matches.
   *
   * @param range the whole match
   * @param fields the range of each field; of two fields with one name, the last
   */
  record Match(Range range, Map<String, Range> fields) {}

  private MessageTemplate(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
    this.fieldNames =
        parts.stream()
            .filter(Part::isField)
            .map(Part::name)
            .collect(Collectors.toUnmodifiableSet());
    this.firstLiteral = firstLiteral(parts);
    this.anchor = anchor(parts, firstLiteral);
    this.letters =
        (int)
            parts.stream()
                .flatMapToInt(part -> part.literal().chars())
                .filter(c -> c > ' ')
                .count();
  }

  /**
   * Parses a template, in which {@code \n} and {@code \t} are white space.
   *
   * @throws IllegalArgumentException if it has no literal text
   */
  static MessageTemplate parse(String template) {
    String text = template.replace("\\n", "\n").replace("\\t", "\t");
    var parts = new ArrayList<Part>();
    int at = 0;
    while (at < text.length()) {
      int open = fieldStart(text, at);
      int literalEnd = open < 0 ? text.length() : open;
      if (literalEnd > at) {
        String literal = FlatText.of(text.substring(at, literalEnd)).flat();
        parts.add(new Part(literal, NONE, TemplateField.TEXT));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      String name = text.substring(open + 1, close);
      parts.add(new Part(NONE, name, TemplateField.of(name)));
      at = close + 1;
    }
    if (parts.stream().noneMatch(part -> part.literal().chars().anyMatch(c -> c > ' '))) {
      throw new IllegalArgumentException("no literal text in template: " + template);
    }
    return new MessageTemplate(template, parts);
  }

  private static int fieldStart(String text, int from) {
    for (int open = text.indexOf('{', from); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = text.indexOf('}', open);
      if (close > open + 1
          && text.substring(open + 1, close).chars().allMatch(c -> c >= 'a' && c <= 'z')) {
        return open;
      }
    }
    return -1;
  }

  private static int firstLiteral(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).literal().chars().anyMatch(c -> c > ' ')) {
        return i;
      }
    }
    throw new IllegalStateException("checked by parse");
  }

  /** Returns the first literal if it is specific enough, otherwise the longest one. */
  private static int anchor(List<Part> parts, int firstLiteral) {
    int anchor = firstLiteral;
    if (parts.get(firstLiteral).literal().length() < MAX_ANCHOR) {
      for (int i = firstLiteral + 1; i < parts.size(); i++) {
        int longest = parts.get(anchor).literal().length();
        anchor = parts.get(i).literal().length() > longest ? i : anchor;
      }
    }
    return anchor;
  }

  /** Returns the beginning of a literal, which occurs wherever the template matches. */
  String anchor() {
    String literal = parts.get(anchor).literal();
    return literal.substring(0, Math.min(literal.length(), MAX_ANCHOR));
  }

  /** Returns the number of characters of the literal text, without spaces. */
  int literalLength() {
    return letters;
  }

  /** Returns the names of the fields. */
  Set<String> fieldNames() {
    return fieldNames;
  }

  /**
   * Finds all places where the template matches, in the order of the text.
   *
   * @param anchors the positions of the anchor, at least one
   */
  List<Match> findAll(FlatText flat, List<Integer> anchors) {
    var found = new ArrayList<Match>();
    int next = 0;
    if (anchor == firstLiteral) {
      for (int at : anchors) {
        if (at >= next && found.size() < MAX_MATCHES) {
          next = add(found, flat, at);
        }
      }
      return found;
    }
    String literal = parts.get(firstLiteral).literal();
    int last = anchors.get(anchors.size() - 1);
    int at = flat.flat().indexOf(literal);
    while (at >= 0 && at < last && found.size() < MAX_MATCHES) {
      next = add(found, flat, at);
      at = flat.flat().indexOf(literal, next);
    }
    return found;
  }

  /** Adds the match at a position, if there is one, and returns where to search further. */
  private int add(List<Match> found, FlatText flat, int at) {
    Optional<Match> match = matchAt(flat, at);
    match.ifPresent(found::add);
    return Math.max(match.map(place -> place.range().end()).orElse(0), at + 1);
  }

  private Optional<Match> matchAt(FlatText flat, int at) {
    var fields = new LinkedHashMap<String, Range>();
    int start = matchBackward(flat, at, fields);
    if (start < 0) {
      return Optional.empty();
    }
    int end = TemplateTail.match(parts, flat, firstLiteral, at, fields);
    return end < 0 ? Optional.empty() : Optional.of(new Match(new Range(start, end), fields));
  }

  /** Matches the fields before the first literal; returns the start, or -1. */
  private int matchBackward(FlatText flat, int at, Map<String, Range> fields) {
    int end = at;
    for (int i = firstLiteral - 1; i >= 0; i--) {
      Part part = parts.get(i);
      int start;
      if (!part.isField()) {
        start = end - part.literal().length();
        if (start < 0 || !flat.flat().startsWith(part.literal(), start)) {
          return -1;
        }
      } else if (part.field().isFree()) {
        start = flat.lineStart(end);
      } else {
        start = part.field().longestStart(flat, end);
        if (start == end && end > 0 && isBracket(flat.at(end - 1))) {
          end--;
          start = part.field().longestStart(flat, end);
        }
        if (!part.field().isValid(flat, start, end)
            || (part.field() == TemplateField.ADDRESS && !hasAtSign(flat, start, end))) {
          return -1;
        }
      }
      if (part.isField()) {
        fields.put(part.name(), new Range(start, end));
        if (part.field() == TemplateField.ADDRESS && start > 0 && flat.at(start - 1) == '<') {
          start--;
        }
      }
      end = start;
    }
    return end;
  }

  private static boolean hasAtSign(FlatText flat, int start, int end) {
    int at = flat.flat().indexOf('@', start);
    return at > start && at < end - 1;
  }

  private static boolean isBracket(char c) {
    return c == '>';
  }

  @Override
  public String toString() {
    return text;
  }
}
