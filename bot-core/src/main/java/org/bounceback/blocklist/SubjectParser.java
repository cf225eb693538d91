package org.bounceback.blocklist;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bounceback.address.Ip;
import org.bounceback.address.IpRange;
import org.bounceback.address.MailAddress;

/**
 * Parses IPs and domains that users type or paste: several at once, networks and ranges, URLs,
 * e-mail addresses, with ports, in brackets and quotes, and defanged as in {@code
 * 203[.]0[.]113[.]5} and {@code hxxps://}.
 *
 * @param parsedSubject the recognized subjects, in the order typed
 * @param notUnderstood all other words, as typed
 */
public record SubjectParser(List<ParsedSubject> parsedSubject, List<String> notUnderstood) {
  private static final int MAX = 100_000;

  private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");
  private static final Pattern RANGE_WITH_SPACES =
      Pattern.compile("([0-9a-fA-F:])\\s+[-–]\\s+([0-9a-fA-F:])");
  private static final Pattern DEFANGED_DOT =
      Pattern.compile("\\s?[\\[({]\\s?(?:\\.|dot|punkt)\\s?[\\])}]\\s?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DEFANGED_COLON = Pattern.compile("\\[:\\]");
  private static final Pattern DEFANGED_AT =
      Pattern.compile("\\s?[\\[({](?:@|at)[\\])}]\\s?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME = Pattern.compile("(?i)^(?:[a-z][a-z0-9+.-]*://|mailto:|//)");
  private static final Pattern QUOTES_BEFORE = Pattern.compile("^[<>({\"'`„“‚‘«»*]+");
  private static final Pattern QUOTES_AFTER = Pattern.compile("[<>)}\"'`“”’»«*.,:;!?]+$");
  private static final Pattern PORT = Pattern.compile("^(?<host>.*[^:]):[0-9]{1,5}$");
  private static final Pattern BRACKETS_AND_PORT =
      Pattern.compile("^(?<host>\\[[^\\]]+\\])(?::[0-9]{1,5})?$");

  public SubjectParser {
    parsedSubject = List.copyOf(parsedSubject);
    notUnderstood = List.copyOf(notUnderstood);
  }

  /** One recognized entry. */
  public sealed interface ParsedSubject {

    /** One address or domain. */
    record One(BlocklistSubject blocklistSubject) implements ParsedSubject {}

    /** All IPs of a network or range. */
    record Many(IpRange range) implements ParsedSubject {}
  }

  /** Parses one or more lines; only the beginning of a very long text is used. */
  public static SubjectParser read(String text) {
    String truncated = text.length() > MAX ? text.substring(0, MAX) : text;
    String dotted = DEFANGED_DOT.matcher(truncated).replaceAll(".");
    String plain =
        DEFANGED_AT.matcher(DEFANGED_COLON.matcher(dotted).replaceAll(":")).replaceAll("@");
    String joined = RANGE_WITH_SPACES.matcher(plain).replaceAll("$1-$2");
    var parsedSubject = new ArrayList<ParsedSubject>();
    var notUnderstood = new ArrayList<String>();
    for (String word : BETWEEN.split(joined.strip(), -1)) {
      Optional<ParsedSubject> parsed = readWord(word);
      parsed.ifPresentOrElse(parsedSubject::add, () -> notUnderstood.add(word));
    }
    notUnderstood.removeIf(String::isEmpty);
    return new SubjectParser(parsedSubject.stream().distinct().toList(), notUnderstood);
  }

  /** Returns the first subjects; networks and ranges are expanded. */
  public List<BlocklistSubject> first(int max) {
    return parsedSubject.stream()
        .flatMap(parsed -> subjects(parsed, max))
        .distinct()
        .limit(max)
        .toList();
  }

  private static Stream<BlocklistSubject> subjects(ParsedSubject parsedSubject, int max) {
    return parsedSubject instanceof ParsedSubject.Many many
        ? StreamSupport.stream(many.range().spliterator(), false)
            .limit(max)
            .map(BlocklistSubject.Address::new)
        : Stream.of(((ParsedSubject.One) parsedSubject).blocklistSubject());
  }

  private static Optional<ParsedSubject> readWord(String word) {
    String bare = unquoted(word);
    Optional<ParsedSubject> range = IpRange.parse(unbracketed(bare)).map(SubjectParser::toSubject);
    if (range.isPresent()) {
      return range;
    }
    return subject(bare).or(() -> subject(unbracketed(bare))).map(ParsedSubject.One::new);
  }

  /** Converts a range; a range of one IP is that IP. */
  private static ParsedSubject toSubject(IpRange range) {
    return range.first().equals(range.last())
        ? new ParsedSubject.One(new BlocklistSubject.Address(range.first()))
        : new ParsedSubject.Many(range);
  }

  private static Optional<BlocklistSubject> subject(String word) {
    Optional<BlocklistSubject> unchanged = BlocklistSubject.parse(word);
    if (unchanged.isPresent()) {
      return unchanged;
    }
    String host = hostOf(word);
    return BlocklistSubject.parse(host).or(() -> BlocklistSubject.parse(withoutPort(host)));
  }

  /** Returns the host part of a URL or e-mail address; otherwise the word itself. */
  private static String hostOf(String word) {
    Matcher scheme = SCHEME.matcher(word);
    String rest = scheme.find() ? word.substring(scheme.end()) : word;
    Optional<String> domain = MailAddress.parse(rest).map(address -> address.domain().toString());
    if (domain.isPresent()) {
      return domain.get();
    }
    String authority = rest.split("[/?#\\\\]", 2)[0];
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String withoutPort(String host) {
    Matcher brackets = BRACKETS_AND_PORT.matcher(host);
    if (brackets.matches()) {
      return brackets.group("host");
    }
    Matcher port = PORT.matcher(host);
    return port.matches() ? port.group("host") : host;
  }

  private static String unquoted(String word) {
    String rest = QUOTES_BEFORE.matcher(word).replaceFirst("");
    return QUOTES_AFTER.matcher(rest).replaceFirst("");
  }

  private static String unbracketed(String word) {
    boolean isBracketed = word.startsWith("[") && word.endsWith("]");
    return isBracketed && Ip.parse(word).isEmpty() ? word.substring(1, word.length() - 1) : word;
  }
}
