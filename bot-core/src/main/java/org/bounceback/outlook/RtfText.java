package org.bounceback.outlook;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Extracts the text of an RTF. If the RTF was made from HTML, the HTML is restored ([MS-OXRTFEX]):
 * its tags are in separate groups, and the additions for RTF are marked.
 */
final class RtfText {
  private static final int MAX_GROUPS = 200;

  /** Groups without visible text. */
  private static final Set<String> HIDDEN_GROUPS =
      Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer");

  private final String rtf;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Group> groups = new ArrayDeque<>();
  private Group group = new Group(false, false, 1);
  private Charset charset = CodePages.charset(CodePages.WESTERN);
  private boolean fromHtml;
  private boolean isFirstInGroup;
  private int at;

  /**
   * The state of a group: whether its text is hidden or an addition for RTF, and the number of
   * replacement characters.
   */
  private record Group(boolean hidden, boolean added, int replacements) {}

  private RtfText(byte[] rtf) {
    this.rtf = new String(rtf, StandardCharsets.ISO_8859_1);
  }

  /**
   * The extracted text.
   *
   * @param isHtml whether it is HTML
   */
  record Words(String text, boolean isHtml) {}

  static Words of(byte[] rtf) {
    var reader = new RtfText(rtf);
    reader.read();
    return new Words(reader.text.toString(), reader.fromHtml);
  }

  private void read() {
    while (at < rtf.length()) {
      char c = rtf.charAt(at++);
      switch (c) {
        case '{' -> open();
        case '}' -> close();
        case '\\' -> control();
        case '\r', '\n' -> {
          // Line ends of the RTF itself are ignored.
        }
        default -> write(c);
      }
    }
  }

  private void open() {
    if (groups.size() < MAX_GROUPS) {
      groups.push(group);
    }
    isFirstInGroup = true;
  }

  private void close() {
    if (!groups.isEmpty()) {
      group = groups.pop();
    }
    isFirstInGroup = false;
  }

  private void control() {
    if (at >= rtf.length()) {
      return;
    }
    char c = rtf.charAt(at);
    if (isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> hexadecimal();
      case '*' -> ignorable();
      case '~' -> write('\u00a0');
      case '_' -> write('-');
      case '\\', '{', '}' -> write(c);
      default -> {
        // The other symbols only affect the layout.
      }
    }
  }

  private void hexadecimal() {
    int high = at < rtf.length() ? Character.digit(rtf.charAt(at), 16) : -1;
    int low = at + 1 < rtf.length() ? Character.digit(rtf.charAt(at + 1), 16) : -1;
    if (high < 0 || low < 0) {
      return;
    }
    at += 2;
    write(new String(new byte[] {(byte) (high * 16 + low)}, charset));
  }

  /** Hides a group that readers may ignore, unless it contains an HTML tag. */
  private void ignorable() {
    if (!rtf.startsWith("\\htmltag", at)) {
      group = new Group(true, group.added, group.replacements);
    }
  }

  private void word() {
    int start = at;
    while (at < rtf.length() && isLetter(rtf.charAt(at))) {
      at++;
    }
    String name = rtf.substring(start, at);
    int numberAt = at;
    if (at < rtf.length() && rtf.charAt(at) == '-') {
      at++;
    }
    while (at < rtf.length() && isDigit(rtf.charAt(at)) && at - numberAt < 9) {
      at++;
    }
    String digits = rtf.substring(numberAt, at);
    boolean hasNumber = digits.length() > (digits.startsWith("-") ? 1 : 0);
    int number = hasNumber ? Integer.parseInt(digits) : -1;
    if (at < rtf.length() && rtf.charAt(at) == ' ') {
      at++;
    }
    apply(name, number);
    isFirstInGroup = false;
  }

  private void apply(String name, int number) {
    if (isFirstInGroup && HIDDEN_GROUPS.contains(name)) {
      group = new Group(true, group.added, group.replacements);
      return;
    }
    switch (name) {
      case "ansicpg" -> charset = CodePages.charset(number);
      case "fromhtml" -> fromHtml = true;
      case "htmlrtf" -> group = new Group(group.hidden, number != 0, group.replacements);
      case "uc" -> group = new Group(group.hidden, group.added, Math.max(0, number));
      case "u" -> unicode(number);
      case "par", "line" -> write('\n');
      case "tab", "cell" -> write('\t');
      case "row" -> write('\n');
      case "lquote", "rquote" -> write('\'');
      case "ldblquote", "rdblquote" -> write('"');
      case "endash", "emdash" -> write('-');
      case "bullet" -> write('*');
      default -> {
        // Formatting is ignored.
      }
    }
  }

  /** Writes a Unicode character and skips its replacements for readers without Unicode support. */
  private void unicode(int number) {
    write(String.valueOf((char) number));
    for (int i = 0; i < group.replacements && at < rtf.length(); i++) {
      if (rtf.startsWith("\\'", at)) {
        at = Math.min(rtf.length(), at + 4);
      } else if (rtf.charAt(at) != '\\' && rtf.charAt(at) != '{' && rtf.charAt(at) != '}') {
        at++;
      }
    }
  }

  private void write(char c) {
    write(String.valueOf(c));
  }

  private void write(String content) {
    isFirstInGroup = false;
    if (!group.hidden && !group.added) {
      text.append(content);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
