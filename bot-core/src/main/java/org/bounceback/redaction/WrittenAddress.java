package org.bounceback.redaction;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds mail addresses in text, as widely as anybody may take something for one. */
final class WrittenAddress {
  /** Names that stand before an address with an equals sign, as in RFC 8601 and RFC 7208. */
  private static final String BEFORE =
      "(?:smtp\\.(?:mailfrom|auth|rcpt|rcptto)|header\\.(?:from|i|sender)|envelope-from|mailfrom"
          + "|from|for|to|sender|rcpt|identity|reverse-path|auth)=";

  private static final String QUOTED = "\"[^\"\\r\\n]{1,64}+\"";
  private static final String ATOM = "[^\\s<>()\\[\\]:;,\"@\\\\]{1,320}+";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?i:"
              + BEFORE
              + "))?+['`*{}|=!/]*+("
              + QUOTED
              + "|"
              + ATOM
              + ")(?<!=)@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,253}+)|\\[[^\\]\\s]{1,100}])");

  /** What may divide an address from what stands before it. */
  private static final Pattern SIGN = Pattern.compile("[=/?&#%!|'`*{}]");

  private WrittenAddress() {}

  /** All of them, in the order written. */
  static Stream<MatchResult> in(String text) {
    return ADDRESS.matcher(text).results();
  }

  /** The text with each of them replaced. */
  static String replace(String text, Function<MatchResult, String> replacement) {
    var out = new StringBuilder();
    Matcher address = ADDRESS.matcher(text);
    int done = 0;
    while (address.find()) {
      out.append(text, done, address.start(1)).append(replacement.apply(address));
      done = address.start(2) + domain(address).length();
    }
    return out.append(text, done, text.length()).toString();
  }

  /** One of them as written, without the stop of a sentence behind it. */
  static String address(MatchResult found) {
    return found.group(1) + "@" + domain(found);
  }

  /** One of them with all that may be before it by mistake, and without. */
  static Stream<String> readings(MatchResult found) {
    String local = found.group(1);
    return Stream.concat(
        Stream.of(address(found)),
        SIGN.matcher(local)
            .results()
            .map(sign -> local.substring(sign.end()))
            .filter(rest -> !rest.isEmpty())
            .map(rest -> rest + "@" + domain(found)));
  }

  private static String domain(MatchResult found) {
    return found.group(2).replaceFirst("[._-]+$", "");
  }
}
