package org.bounceback.bounce.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.bounce.grammar.MessageTemplate.Part;
import org.bounceback.bounce.grammar.MessageTemplate.Range;

/** Matches the parts of a template from a position of the text on. */
final class TemplateTail {
  private static final int MAX_FREE = 2048;
  private static final int MAX_TRIES = 8;

  private TemplateTail() {}

  /** Returns the end of the match of the parts from {@code index} on, or -1. */
  static int match(List<Part> parts, FlatText flat, int index, int at, Map<String, Range> fields) {
    if (index == parts.size()) {
      return at;
    }
    Part part = parts.get(index);
    if (!part.isField()) {
      return flat.flat().startsWith(part.literal(), at)
          ? match(parts, flat, index + 1, at + part.literal().length(), fields)
          : -1;
    }
    return part.field().isFree()
        ? matchFree(parts, flat, index, at, fields)
        : matchCharacters(parts, flat, index, at, fields);
  }

  private static int matchCharacters(
      List<Part> parts, FlatText flat, int index, int at, Map<String, Range> fields) {
    Part part = parts.get(index);
    boolean inBrackets =
        part.field() == TemplateField.ADDRESS && at < flat.length() && flat.at(at) == '<';
    int start = inBrackets ? at + 1 : at;
    int longest = part.field().longestEnd(flat, start);
    for (int end = longest; end >= start; end--) {
      if (part.field().isValid(flat, start, end)) {
        boolean closes = inBrackets && end < flat.length() && flat.at(end) == '>';
        int after = match(parts, flat, index + 1, closes ? end + 1 : end, fields);
        if (after >= 0) {
          fields.put(part.name(), new Range(start, end));
          return after;
        }
      }
    }
    return -1;
  }

  /**
   * Matches a field that ends where the next literal begins. The text of another server may contain
   * that literal, so the match should end with a line.
   */
  private static int matchFree(
      List<Part> parts, FlatText flat, int index, int at, Map<String, Range> fields) {
    Part part = parts.get(index);
    int limit = Math.min(flat.paragraphEnd(at), at + MAX_FREE);
    if (index + 1 == parts.size()) {
      limit -= limit > at && flat.at(limit - 1) == ' ' ? 1 : 0;
      fields.put(part.name(), new Range(at, limit));
      return limit;
    }
    Part next = parts.get(index + 1);
    if (next.isField()) {
      return -1;
    }
    int end = flat.flat().indexOf(next.literal(), at);
    int found = -1;
    var values = new LinkedHashMap<String, Range>();
    for (int tries = 0; tries < MAX_TRIES && end >= at && end <= limit; tries++) {
      var rest = new LinkedHashMap<String, Range>();
      int after = match(parts, flat, index + 1, end, rest);
      if (after >= 0) {
        found = after;
        values = rest;
        values.put(part.name(), new Range(at, end));
        if (part.field() != TemplateField.REPLY || flat.endsLine(after)) {
          break;
        }
      }
      end = flat.flat().indexOf(next.literal(), end + 1);
    }
    fields.putAll(values);
    return found;
  }
}
