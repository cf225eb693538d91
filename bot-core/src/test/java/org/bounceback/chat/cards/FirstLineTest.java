package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bounceback.chat.Badge;
import org.junit.jupiter.api.Test;

class FirstLineTest {

  @Test
  void theBadgeComesFirst() {
    assertEquals(
        "🔴 We need to act · Microsoft is blocking 198.51.100.27",
        line("Microsoft is blocking 198.51.100.27."));
  }

  @Test
  void aSentenceStartsWithACapitalButAnAddressStaysAsItIs() {
    assertTrue(line("the mailbox is full").endsWith("· The mailbox is full"));
    assertTrue(line("bob@example.com is full").endsWith("· bob@example.com is full"));
    assertTrue(line("cPanel rejected it").endsWith("· cPanel rejected it"));
  }

  @Test
  void longNamesAreShortenedInTheMiddle() {
    String line = line("The address " + "a".repeat(64) + "@a-long-name.example does not exist");

    assertTrue(line.length() <= FirstLine.MAX, line);
    assertTrue(line.contains("aaa…"), line);
    assertTrue(line.endsWith("does not exist"), line);
  }

  @Test
  void aLongHeadlineEndsAfterASentenceOrAWord() {
    String word = "word ".repeat(40);

    assertTrue(line("It was rejected by their server. " + word).endsWith("by their server"));
    assertTrue(line(word).endsWith("word …"));
    assertTrue(line(word).length() <= FirstLine.MAX);
  }

  private static String line(String headline) {
    return FirstLine.of(Badge.WE_ACT, "We need to act", headline);
  }
}
