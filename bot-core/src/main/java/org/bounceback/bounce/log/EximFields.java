package org.bounceback.bounce.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * The fields of an Exim log line, such as {@code H=mx.example.com [192.0.2.1] P=esmtp}, in any
 * order, and the text after them.
 *
 * @param values the values by field name; of a repeated field, the first
 * @param text the text after the fields; may be empty
 */
record EximFields(Map<String, String> values, String text) {
  private static final int MAX_NAME = 6;

  EximFields {
    values = Map.copyOf(values);
  }

  /** Parses the part of a line that begins with fields. Text that is no field ends them. */
  static EximFields parse(String part) {
    var values = new LinkedHashMap<String, String>();
    int at = skipSpaces(part, 0);
    while (at < part.length()) {
      int equals = nameEnd(part, at);
      if (equals < 0) {
        int mark = markEnd(part, at);
        if (mark < 0) {
          break;
        }
        at = skipSpaces(part, mark);
        continue;
      }
      int end = valueEnd(part, equals + 1);
      boolean last = end > equals + 1 && part.charAt(end - 1) == ':';
      String value = part.substring(equals + 1, last ? end - 1 : end);
      values.putIfAbsent(part.substring(at, equals).replace("*", ""), unquoted(value));
      at = skipSpaces(part, end);
      if (last) {
        break;
      }
    }
    return new EximFields(values, part.substring(at).strip());
  }

  /** Returns the value of a field, unless it is empty. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns the value of an address field without its brackets; empty for the null sender. */
  Optional<String> address(String name) {
    return Optional.ofNullable(values.get(name))
        .map(
            value ->
                value.startsWith("<") && value.endsWith(">")
                    ? value.substring(1, value.length() - 1)
                    : value);
  }

  /** Returns the other computer. A name in parentheses is only what it said itself. */
  LogHost host() {
    return get("H").map(EximFields::host).orElse(LogHost.NONE);
  }

  /** Parses a host, such as {@code mx.example.com (helo) [192.0.2.1]:25}. */
  static LogHost host(String field) {
    int open = field.lastIndexOf('[');
    int close = field.indexOf(']', Math.max(open, 0));
    Optional<Ip> ip =
        open >= 0 && close > open ? Ip.parse(field.substring(open + 1, close)) : Optional.empty();
    String names = (open >= 0 ? field.substring(0, open) : field).strip();
    int space = names.indexOf(' ');
    String first = space < 0 ? names : names.substring(0, space);
    boolean claimed = first.startsWith("(");
    String name = claimed ? first.replace("(", "").replace(")", "") : first;
    boolean literal = name.startsWith("[") || Ip.parse(name).isPresent();
    return new LogHost(Optional.of(name).filter(each -> !each.isEmpty() && !literal), ip);
  }

  private static int skipSpaces(String part, int from) {
    int at = from;
    while (at < part.length() && part.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns the index of the equals sign, or -1 if no field begins here. */
  private static int nameEnd(String part, int from) {
    int at = from;
    while (at < part.length()
        && at - from < MAX_NAME
        && (Character.isLetterOrDigit(part.charAt(at)) || part.charAt(at) == '*')) {
      at++;
    }
    boolean named = at > from && at < part.length() && part.charAt(at) == '=';
    return named && Character.isLetter(part.charAt(from)) ? at : -1;
  }

  /**
   * Returns the end of a mark without a value, such as {@code K} or {@code TFO*}, or -1. A mark is
   * the last word, or another mark or a field follows.
   */
  private static int markEnd(String part, int from) {
    int end = from;
    while (end < part.length()
        && end - from < MAX_NAME
        && (isUpperCase(part.charAt(end))
            || (end > from && "*.-".indexOf(part.charAt(end)) >= 0))) {
      end++;
    }
    if (end == from || (end < part.length() && part.charAt(end) != ' ')) {
      return -1;
    }
    int next = skipSpaces(part, end);
    return next == part.length() || nameEnd(part, next) >= 0 || markEnd(part, next) >= 0 ? end : -1;
  }

  private static boolean isUpperCase(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static int valueEnd(String part, int from) {
    if (from < part.length() && part.charAt(from) == '"') {
      return quoteEnd(part, from);
    }
    int end = wordEnd(part, from);
    // A host consists of several words: its name, the name it stated, its address.
    while (end + 1 < part.length()
        && (part.charAt(end + 1) == '(' || part.charAt(end + 1) == '[')
        && part.charAt(end - 1) != ':') {
      end = wordEnd(part, end + 1);
    }
    return end;
  }

  private static int wordEnd(String part, int from) {
    int end = part.indexOf(' ', from);
    return end < 0 ? part.length() : end;
  }

  private static int quoteEnd(String part, int from) {
    int at = from + 1;
    while (at < part.length() && part.charAt(at) != '"') {
      at += part.charAt(at) == '\\' ? 2 : 1;
    }
    return wordEnd(part, Math.min(at, part.length()));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted
        ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : value;
  }
}
