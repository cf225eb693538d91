package org.bounceback.authentication;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A macro-string taken apart (RFC 7208 section 7).
 *
 * @param parts literal texts and the macros between them, in order
 */
record SpfMacro(List<Part> parts) {
  private static final Pattern PIECE =
      Pattern.compile(
          "%\\{(?<letter>[a-zA-Z])(?<keep>[0-9]{0,4})(?<turned>[rR]?)(?<delimiters>[-.+,/_=]*)\\}"
              + "|(?<escape>%[%_-])|(?<literal>[^%]+)");
  private static final String ANYWHERE = "slodiphv";
  private static final String IN_EXPLANATIONS = ANYWHERE + "crt";

  SpfMacro {
    parts = List.copyOf(parts);
  }

  /** Where the values of macro letters come from. */
  interface Values {
    /** The value of a letter in lower case. */
    String of(char letter);
  }

  /** A part of a macro-string. */
  sealed interface Part {
    /** The part with its value in place. */
    String expand(Values values);
  }

  /** Text that stands for itself. */
  record Literal(String text) implements Part {
    @Override
    public String expand(Values values) {
      return text;
    }
  }

  /**
   * A macro.
   *
   * @param letter what it stands for, in lower case
   * @param escaped whether its value is written as in URLs
   * @param keep how many pieces from the right are kept
   * @param turned whether the pieces come in reverse order
   * @param delimiters where the value is cut into pieces
   */
  record Variable(char letter, boolean escaped, int keep, boolean turned, String delimiters)
      implements Part {
    @Override
    public String expand(Values values) {
      List<String> pieces = pieces(values.of(letter));
      if (turned) {
        Collections.reverse(pieces);
      }
      String kept =
          String.join(".", pieces.subList(Math.max(0, pieces.size() - keep), pieces.size()));
      return escaped ? UrlEscapes.of(kept) : kept;
    }

    private List<String> pieces(String value) {
      var pieces = new ArrayList<String>();
      int begin = 0;
      for (int i = 0; i < value.length(); i++) {
        if (delimiters.indexOf(value.charAt(i)) >= 0) {
          pieces.add(value.substring(begin, i));
          begin = i + 1;
        }
      }
      pieces.add(value.substring(begin));
      return pieces;
    }
  }

  /** Reads the macro-string of a term: visible characters and the macros that terms may use. */
  static SpfMacro parse(String text) throws SpfErrorException {
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return parse(text, ANYWHERE);
  }

  /** Reads an explanation, which may hold spaces and macros of its own. */
  static SpfMacro parseExplanation(String text) throws SpfErrorException {
    if (!text.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return parse(text, IN_EXPLANATIONS);
  }

  /** Whether the text ends in a macro, so that no top-level label can be looked at. */
  boolean endsInVariable() {
    return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Variable;
  }

  /** Whether the letter, in lower case, stands in it. */
  boolean uses(char letter) {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable variable && variable.letter == letter);
  }

  /** Whether it is text alone. */
  boolean isLiteral() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }

  String expand(Values values) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.expand(values)));
    return text.toString();
  }

  private static SpfMacro parse(String text, String letters) throws SpfErrorException {
    var parts = new ArrayList<Part>();
    Matcher piece = PIECE.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!piece.find(end) || piece.start() != end) {
        throw new SpfErrorException(SpfErrorCause.SYNTAX);
      }
      parts.add(part(piece, letters));
      end = piece.end();
    }
    return new SpfMacro(parts);
  }

  private static Part part(Matcher piece, String letters) throws SpfErrorException {
    if (piece.group("literal") != null) {
      return new Literal(piece.group());
    }
    if (piece.group("escape") != null) {
      return new Literal(
          switch (piece.group().charAt(1)) {
            case '_' -> " ";
            case '-' -> "%20";
            default -> "%";
          });
    }
    String written = piece.group("letter");
    char letter = written.toLowerCase(Locale.ROOT).charAt(0);
    String keep = piece.group("keep");
    if (letters.indexOf(letter) < 0 || keep.matches("0+")) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    String delimiters = piece.group("delimiters");
    return new Variable(
        letter,
        written.charAt(0) != letter,
        keep.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(keep),
        !piece.group("turned").isEmpty(),
        delimiters.isEmpty() ? "." : delimiters);
  }
}
