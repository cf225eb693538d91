package org.bounceback.bounce.client;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Splits text into folded words, so that texts that differ in case, punctuation, quotation marks,
 * accents, articles or frequent OCR errors are equal. Numbers and words without meaning are left
 * out.
 */
final class WindowTokenizer {
  private static final int MAX_WORD = 40;
  private static final int ERROR_NUMBER = 10;

  /** Articles, prepositions and auxiliary verbs that people leave out or change when they type. */
  private static final Set<String> WITHOUT_MEANING =
      Stream.of(
              "can could kann konnte konnten können peut pu peuvent puede pueden pudo podido",
              "the an of to is was were are be been being has have had by and or with from at on"
                  + " in",
              "for this that there it its your you our we my her his their please because since",
              "der die das den dem des ein eine einer einem einen zu zum zur mit von vom bei beim",
              "im am und oder für auf ist sind war wurde wurden werden wird weil da dass ihr ihre",
              "ihrer ihrem ihren sie bitte diese dieser dieses ihnen sich es",
              "le la les de du des un une au aux et ou en sur par pour que qui ce cet cette votre",
              "vos veuillez est été sont car via dans avec celui ci",
              "el los las lo del al una su sus se ha han he fue son por para con porque este esta"
                  + " te")
          .flatMap(WindowTokenizer::words)
          .map(WindowTokenizer::fold)
          .collect(Collectors.toUnmodifiableSet());

  private WindowTokenizer() {}

  private static Stream<String> words(String line) {
    return Collections.list(new StringTokenizer(line, " ")).stream().map(String.class::cast);
  }

  /** Returns the tokens of a text in the order written. */
  static List<WindowToken> tokens(String text) {
    var tokens = new ArrayList<WindowToken>();
    Optional<AddressFinder.Found> address = AddressFinder.next(text, 0);
    int at = 0;
    while (at < text.length()) {
      if (address.isPresent() && at >= address.get().start()) {
        AddressFinder.Found found = address.get();
        tokens.add(
            new WindowToken(
                WindowToken.Kind.ADDRESS,
                AddressFinder.key(found.address()),
                found.start(),
                found.end()));
        at = Math.max(at + 1, found.end());
        address = AddressFinder.next(text, at);
      } else if (Character.isLetterOrDigit(text.charAt(at))) {
        int limit = address.map(AddressFinder.Found::start).orElse(text.length());
        int end = hostEnd(text, at, limit);
        if (end == at) {
          end = partEnd(text, at, wordEnd(text, at, limit));
          word(text, at, end).ifPresent(tokens::add);
        } else {
          tokens.add(
              new WindowToken(
                  WindowToken.Kind.HOST,
                  text.substring(at, end).toLowerCase(Locale.ROOT),
                  at,
                  end));
        }
        at = end;
      } else {
        at++;
      }
    }
    return tokens;
  }

  /** Returns the end of a host name with at least one dot, or {@code from} if there is none. */
  private static int hostEnd(String text, int from, int limit) {
    int end = from;
    int dots = 0;
    int lastDot = -1;
    while (end < limit && isHostPart(text, end, limit)) {
      if (text.charAt(end) == '.') {
        dots++;
        lastDot = end;
      }
      end++;
    }
    boolean hasTopLevel =
        dots > 0
            && end - lastDot > 2
            && text.substring(lastDot + 1, end).chars().allMatch(WindowTokenizer::isAsciiLetter);
    // "server.The" is the end of a sentence without a blank and no host name.
    boolean isSentence =
        dots == 1
            && Character.isUpperCase(text.charAt(Math.min(lastDot + 1, end - 1)))
            && !Character.isUpperCase(text.charAt(from));
    boolean isHost =
        hasTopLevel && !isSentence && !ExceptionClassName.matches(text.substring(from, end));
    return isHost ? end : from;
  }

  private static boolean isHostPart(String text, int at, int limit) {
    char c = text.charAt(at);
    boolean isInside = at + 1 < limit && isHostChar(text.charAt(at + 1));
    return isHostChar(c) || ((c == '.' || c == '-') && isInside);
  }

  private static boolean isHostChar(char c) {
    return isAsciiLetter(c) || (c >= '0' && c <= '9');
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int wordEnd(String text, int from, int limit) {
    int end = from;
    while (end < limit && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    boolean isMail =
        end - from == 1
            && end + 4 < limit
            && "eE".indexOf(text.charAt(from)) >= 0
            && "-\u2010\u2011".indexOf(text.charAt(end)) >= 0
            && text.substring(end + 1, end + 5).equalsIgnoreCase("mail");
    return isMail ? wordEnd(text, end + 1, limit) : end;
  }

  /** OCR loses blanks: "CannotGetMail" are three words. */
  private static int partEnd(String text, int from, int end) {
    List<Integer> capitals =
        IntStream.range(from + 1, end)
            .filter(i -> Character.isUpperCase(text.charAt(i)))
            .filter(i -> Character.isLowerCase(text.charAt(i - 1)))
            .boxed()
            .toList();
    boolean isPart = from > 0 && Character.isLowerCase(text.charAt(from - 1));
    return capitals.size() >= 2 || (isPart && !capitals.isEmpty()) ? capitals.get(0) : end;
  }

  private static Optional<WindowToken> word(String text, int start, int end) {
    if (end - start > MAX_WORD) {
      return Optional.empty();
    }
    String folded = fold(text.substring(start, end));
    boolean isErrorNumber = folded.startsWith("0x") || folded.startsWith("ox8");
    if (isErrorNumber && folded.length() == ERROR_NUMBER) {
      String number = "0x" + folded.substring(2).replace('o', '0').replace('l', '1');
      return Optional.of(new WindowToken(WindowToken.Kind.WORD, number, start, end));
    }
    boolean isLeftOut =
        folded.length() < 2
            || WITHOUT_MEANING.contains(folded)
            || folded.chars().noneMatch(Character::isLetter);
    return isLeftOut
        ? Optional.empty()
        : Optional.of(new WindowToken(WindowToken.Kind.WORD, folded, start, end));
  }

  /** Folds a word; the same folding is applied to texts and to the table. */
  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace("\u00df", "ss");
    String base =
        lower.chars().allMatch(c -> c < 128)
            ? lower
            : Normalizer.normalize(lower, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    // German umlauts without their dots are written as ae, oe and ue; OCR reads m as rn.
    String folded =
        base.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("rn", "m");
    return switch (folded) {
      case "email", "emails", "mails", "e-mail", "e-mails" -> "mail";
      case "cannot", "cant" -> "not";
      default -> folded;
    };
  }
}
