package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a search in windows finds the same as a search of the entire text. */
class SearchWindowsTest {
  private static final String ADDRESS = "maria@b\u00fccher.example";
  private static final String LINE = "lorem ipsum dolor sit amet\r\n";
  private static final int STEP = SearchWindows.WINDOW - SearchWindows.OVERLAP;

  static List<String> written() {
    return List.of(
        ADDRESS,
        "maria@xn--bcher-kva.example",
        "maria@b\u00fccher.example.org",
        "anna-" + ADDRESS,
        "a".repeat(280) + "-" + ADDRESS,
        "anna+maria%40xn--bcher-kva.example",
        percent(ADDRESS, "%"),
        percent(ADDRESS, "%25"),
        percent("anna-" + ADDRESS, "%25"),
        each(ADDRESS, "&#%07d;"),
        each(ADDRESS, "\\x{%06X}"),
        each("anna." + ADDRESS, "\\u%04x"),
        each(ADDRESS, "\\u%04x"),
        "maria+40xn--bcher-kva.example",
        "=?utf-8?B?" + Base64.getEncoder().encodeToString(ADDRESS.getBytes(UTF_8)) + "?=",
        "=?utf-8?Q?maria=40b?= =?utf-8?Q?=C3=BCcher.example?=",
        "=?utf-8?Q?anna-?= =?utf-8?Q?maria=40b=C3=BCcher.example?=");
  }

  @ParameterizedTest
  @MethodSource("written")
  void findsAddressesAcrossWindowEdges(String written) {
    boolean expected = search().isIn(" " + written + " ");
    int length = written.length();
    var random = new Random(length);
    var starts = new ArrayList<Integer>();
    for (int edge : new int[] {STEP, STEP + SearchWindows.EDGE, SearchWindows.WINDOW}) {
      starts.addAll(List.of(edge - length, edge - random.nextInt(length + 1), edge));
    }
    starts.add(SearchWindows.WINDOW - SearchWindows.EDGE);
    for (int start : starts) {
      String text = filler(start - 1) + " " + written + " " + filler(SearchWindows.OVERLAP);
      assertEquals(expected, search().isIn(text), () -> written + " at " + start);
    }
  }

  @Test
  void ignoresPartsOfLongerAddressesAtWindowStart() {
    String longer = "anna-" + ADDRESS + " " + ADDRESS + ".org ";

    assertFalse(search().isIn(longer.repeat(3 * SearchWindows.WINDOW / longer.length())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2047, 2048, 2049, SearchWindows.WINDOW - 1, SearchWindows.WINDOW})
  void coversEveryCharacter(int more) {
    for (int length : new int[] {more, more + STEP, more + 2 * STEP}) {
      var shown = new StringBuilder();
      var ends = new ArrayList<Boolean>();
      String text = filler(length);

      assertFalse(
          SearchWindows.anyMatch(
              oneByOne(text),
              (window, first, last) -> {
                assertTrue(window.length() <= SearchWindows.WINDOW);
                assertEquals(shown.isEmpty() && ends.isEmpty(), first);
                shown.append(first ? window : window.substring(SearchWindows.OVERLAP));
                ends.add(last);
                return false;
              }));

      assertEquals(text, shown.toString());
      assertEquals(ends.size() - 1, ends.indexOf(true));
    }
  }

  @Test
  void decodesQuotedPrintable() throws IOException {
    try (Reader decoded =
        QuotedPrintableReader.decoded(new StringReader("a=40=\r\nb=\n=4=\r\n1=\rc=zz==40=4"))) {
      var text = new char[100];
      assertEquals("a@bA=\rc=zz=@=4", new String(text, 0, decoded.read(text)));
    }
  }

  @Test
  void endsBase64BlocksAtPadding() {
    var blocks = new ArrayList<String>();
    String first = Base64.getMimeEncoder().encodeToString("x".repeat(100).getBytes(UTF_8));
    String second =
        Base64.getEncoder().withoutPadding().encodeToString("y".repeat(20).getBytes(UTF_8));
    String text = "no base64\n" + first + "\r\n" + second + "\nshort\n\nab=cdefghijklmnopqrstuvw";

    assertFalse(
        Base64Blocks.anyMatch(
            new StringReader(text), block -> !blocks.add(new String(block, UTF_8))));

    assertEquals("x".repeat(100), blocks.get(0));
    assertTrue(blocks.get(1).startsWith("y".repeat(20)), blocks.get(1));
    assertEquals(2, blocks.size());
  }

  /** Returns a reader that may return fewer characters than requested. */
  private static Reader oneByOne(String text) {
    var whole = new StringReader(text);
    return new Reader() {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        return whole.read(buffer, offset, Math.min(length, 999));
      }

      @Override
      public void close() {
        whole.close();
      }
    };
  }

  private static String filler(int length) {
    return LINE.repeat(length / LINE.length() + 1).substring(0, length);
  }

  private static String percent(String text, String sign) {
    var out = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      out.append(sign).append("%02X".formatted(each));
    }
    return out.toString();
  }

  private static String each(String text, String format) {
    var out = new StringBuilder();
    text.chars().forEach(each -> out.append(format.formatted(each)));
    return out.toString();
  }

  private static AddressSearch search() {
    return new AddressSearch(MailAddress.parse(ADDRESS).orElseThrow());
  }
}
