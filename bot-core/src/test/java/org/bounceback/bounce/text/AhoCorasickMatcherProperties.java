package org.bounceback.bounce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The matcher finds the same texts as searching for each one separately. */
final class AhoCorasickMatcherProperties {

  @ParameterizedTest(name = "seed {0}: {1} in {2}")
  @MethodSource("samples")
  void theResultEqualsSeparateSearches(long seed, List<String> texts, String text) {
    var expected = new BitSet();
    for (int i = 0; i < texts.size(); i++) {
      expected.set(i, text.contains(texts.get(i)));
    }

    assertEquals(expected, new AhoCorasickMatcher(texts).findAll(text));
    assertEquals(!expected.isEmpty(), new AhoCorasickMatcher(texts).findsAny(text));
  }

  @ParameterizedTest(name = "seed {0}: {1} in {2}")
  @MethodSource("samples")
  void everyOccurrenceIsVisitedInTheOrderOfTheEnds(long seed, List<String> texts, String text) {
    var expected = new ArrayList<Set<Integer>>();
    for (int end = 0; end <= text.length(); end++) {
      var here = new TreeSet<Integer>();
      for (int i = 0; i < texts.size(); i++) {
        if (text.substring(0, end).endsWith(texts.get(i))) {
          here.add(i);
        }
      }
      expected.add(here);
    }
    var found = new ArrayList<Set<Integer>>();
    var ends = new ArrayList<Integer>();
    expected.forEach(here -> found.add(new TreeSet<>()));

    new AhoCorasickMatcher(texts)
        .visitAll(
            text.toCharArray(),
            text.length(),
            (index, end) -> {
              ends.add(end);
              found.get(end).add(index);
            });

    assertEquals(expected, found);
    assertEquals(ends.stream().sorted().toList(), ends);
  }

  private static Stream<Arguments> samples() {
    return LongStream.range(0, 200)
        .mapToObj(
            seed -> {
              var random = new Random(seed);
              var texts = new ArrayList<String>();
              for (int i = 1 + random.nextInt(6); i > 0; i--) {
                texts.add(word(random, 1 + random.nextInt(4)));
              }
              return Arguments.of(seed, texts, word(random, random.nextInt(30)));
            });
  }

  private static String word(Random random, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("ab\u00e9\u3042".charAt(random.nextInt(4)));
    }
    return word.toString();
  }
}
