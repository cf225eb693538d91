package org.bounceback.authentication;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A parsed macro-string (RFC 7208 section 7).
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

  /** Supplies the values of macro letters. */
  interface Values {
    /** Returns the value of a lower-case letter. */
    String of(char letter);
  }

  /** A part of a macro-string. */
  sealed interface Part {
    /** Returns the part with its value filled in. */
    String expand(Values values);
  }

  /** Literal text. */
  record Literal(String text) implements Part {
    @Override
    public String expand(Values values) {
      return text;
    }
  }

  /**
   * A macro.
   *
   * @param letter the macro letter, in lower case
   * @param escaped whether its value is URL-encoded
   * @param keep the number of labels to use, from the right
   * @param reversed whether the labels are reversed
   * @param delimiters the characters at which the value is split
   */
  record Variable(char letter, boolean escaped, int keep, boolean reversed, String delimiters)
      implements Part {
    @Override
    public String expand(Values values) {
      List<String> pieces = pieces(values.of(letter));
      if (reversed) {
        Collections.reverse(pieces);
      }
      String result =
          String.join(".", pieces.subList(Math.max(0, pieces.size() - keep), pieces.size()));
      return escaped ? UrlEscapes.of(result) : result;
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

  /** Parses the macro-string of a term: visible characters and the macros allowed in terms. */
  static SpfMacro parse(String text) throws SpfErrorException {
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return parse(text, ANYWHERE);
  }

  /** Parses an explanation, which may also contain spaces and additional macros. */
  static SpfMacro parseExplanation(String text) throws SpfErrorException {
    if (!text.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return parse(text, IN_EXPLANATIONS);
  }

  /** Returns whether the text ends with a macro, so that its top-level label is unknown. */
  boolean endsInVariable() {
    return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Variable;
  }

  /** Returns whether the text contains the lower-case macro letter. */
  boolean uses(char letter) {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable variable && variable.letter == letter);
  }

  /** Returns whether the text contains no macros. */
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
