package org.bounceback.redaction;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redacted copy uses a limited amount of memory, for any message. */
class ExcerptMemoryTest {
  private static final long MAX_BYTES = 400L * 1024 * 1024;

  @ParameterizedTest
  @ValueSource(ints = {100, 500, 2_000})
  void manyDividersInManyAddresses(int lines) {
    assertBounded("Subject: x\n\n" + rows(lines, "?".repeat(316) + "%04d@x.example\n"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 40_000})
  void manyAddresses(int lines) {
    String copy = assertBounded("X: 1\nTo: a@x.example\n\n" + rows(lines, "a%d@x.example\n"));
    assertTrue(copy.contains("X: [left out]"), copy);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 200_000, 1_500_000})
  void manyGroupsInAReport(int groups) {
    assertBounded(
        "Content-Type: multipart/report; boundary=b\n\n"
            + "--b\n"
            + "Content-Type: message/delivery-status\n\n"
            + "a:b\n\n".repeat(groups)
            + "--b--\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 500, 900})
  void manyTitles(int subjects) {
    String copy =
        assertBounded(rows(subjects, "Subject: word %d again\n") + "Date: 7 May 2026\n\n");
    assertFalse(copy.contains("again"), copy);
  }

  private static String rows(int rows, String format) {
    return IntStream.range(0, rows).mapToObj(format::formatted).collect(Collectors.joining());
  }

  private static String assertBounded(String mail) {
    byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] copy = MailExcerpt.of(bytes).redacted(new Redaction(Set.of()));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < MAX_BYTES, () -> allocated + " bytes for " + bytes.length);
    return new String(copy, StandardCharsets.US_ASCII);
  }
}
