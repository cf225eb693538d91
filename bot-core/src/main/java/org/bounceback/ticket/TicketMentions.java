package org.bounceback.ticket;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The tickets mentioned in a text, in the notations of users and ticket systems: {@code #101},
 * {@code ticket SUP-4711}, {@code [desk.example #101]}, or the ticket's URL.
 *
 * @param numbers in lower case
 * @param addresses as written
 */
record TicketMentions(Set<String> numbers, Set<String> addresses) {
  private static final Pattern NUMBER =
      Pattern.compile("(?i)(?:(?:^|[^\\w/])#|\\bticket[ :#]{1,3})([a-z0-9][a-z0-9-]{0,39})[\\w-]*");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']{1,500}");
  private static final int MAX = 5;

  /** Finds the mentioned tickets, at most five of each notation. */
  static TicketMentions in(String words) {
    var numbers = new LinkedHashSet<String>();
    var addresses = new LinkedHashSet<String>();
    Matcher address = ADDRESS.matcher(words);
    while (address.find() && addresses.size() < MAX) {
      addresses.add(withoutMarks(address.group()));
    }
    String rest = address.replaceAll(" ");
    Matcher number = NUMBER.matcher(rest);
    while (number.find() && numbers.size() < MAX) {
      String named = number.group(1).toLowerCase(Locale.ROOT);
      if (!isPartOfAddress(rest, number.end()) && named.chars().anyMatch(Character::isDigit)) {
        numbers.add(named);
      }
    }
    return new TicketMentions(Set.copyOf(numbers), Set.copyOf(addresses));
  }

  /** Whether the following text makes the word a part of a path or an e-mail address. */
  private static boolean isPartOfAddress(String words, int end) {
    return end < words.length() && "/@".indexOf(words.charAt(end)) >= 0;
  }

  private static String withoutMarks(String address) {
    int end = address.length();
    while (end > 0 && ".,;:!?)]".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(0, end);
  }
}
