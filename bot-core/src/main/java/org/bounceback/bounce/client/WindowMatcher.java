package org.bounceback.bounce.client;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.client.WindowTemplate.Element;
import org.bounceback.bounce.client.WindowTemplate.Slot;

/**
 * Finds the wording of templates in the tokens of one text. Words have to follow in the order of
 * the template, with at most two other words in between. The time is linear in the text for each
 * template that has all its words in it; other templates are excluded first.
 */
final class WindowMatcher {
  private static final int NEXT = 2;
  private static final int GAP = 25;
  private static final int VALUE = 6;
  private static final int REPLY = 60;

  private final WindowVocabulary vocabulary;
  private final List<WindowToken> tokens;
  private final int count;
  private final List<List<Occurrence>> at;
  private final BitSet present = new BitSet();

  /** Words of the table that tokens of the text stand for. */
  private record Occurrence(List<Integer> words, int end) {}

  WindowMatcher(WindowVocabulary vocabulary, List<WindowToken> tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.count = tokens.size();
    this.at = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var found = new ArrayList<Occurrence>();
      if (tokens.get(i).kind() == WindowToken.Kind.WORD) {
        String word = tokens.get(i).word();
        for (List<Integer> meaning : vocabulary.meanings(word)) {
          found.add(new Occurrence(meaning, i + 1));
        }
        if (i + 1 < count && tokens.get(i + 1).kind() == WindowToken.Kind.WORD) {
          int split = vocabulary.of(word + tokens.get(i + 1).word());
          if (split >= 0) {
            found.add(new Occurrence(List.of(split), i + 2));
          }
        }
      }
      found.forEach(each -> each.words().forEach(present::set));
      at.add(found);
    }
  }

  /** Returns the first place that has the wording of the template. */
  Optional<WindowMatch> find(WindowTemplate template) {
    List<Element> elements = template.elements();
    for (Element each : elements) {
      if (each instanceof Element.Word word && !word.optional() && !isPresent(word)) {
        return Optional.empty();
      }
    }
    int first = 0;
    while (!(elements.get(first) instanceof Element.Word)) {
      first++;
    }
    var search = new Search(elements);
    for (int start = 0; start < count; start++) {
      Optional<List<Placed>> placed = search.from(first, start, 0);
      if (placed.isPresent()) {
        return Optional.of(match(template, placed.get()))
            .filter(this::hasRequiredValues)
            .filter(this::isExactName);
      }
    }
    return Optional.empty();
  }

  private boolean isPresent(Element.Word word) {
    int id = vocabulary.of(word.word());
    return id >= 0 && present.get(id);
  }

  /** The tokens of one word of a template. */
  private record Placed(int element, int from, int to) {}

  private WindowMatch match(WindowTemplate template, List<Placed> placed) {
    List<Element> elements = template.elements();
    var values = new EnumMap<Slot, WindowMatch.Range>(Slot.class);
    int from = placed.get(0).from();
    int to = placed.get(placed.size() - 1).to();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Element.Value value) {
        int element = i;
        int reach = reach(elements.get(i));
        int begin =
            placed.stream()
                .filter(each -> each.element() < element)
                .mapToInt(Placed::to)
                .max()
                .orElse(Math.max(0, from - reach));
        int end =
            placed.stream()
                .filter(each -> each.element() > element)
                .mapToInt(Placed::from)
                .min()
                .orElse(Math.min(count, to + reach));
        values.put(value.slot(), new WindowMatch.Range(begin, end));
      }
    }
    return new WindowMatch(template, from, to, values);
  }

  private boolean hasRequiredValues(WindowMatch match) {
    return match.template().elements().stream()
        .filter(each -> each instanceof Element.Value value && value.required())
        .map(Element.Value.class::cast)
        .allMatch(
            each ->
                Optional.ofNullable(match.values().get(each.slot())).stream()
                    .flatMap(value -> value.in(tokens).stream())
                    .anyMatch(token -> token.kind() == each.slot().kind()));
  }

  /** The name of an app has to be written correctly: a phone is no iPhone. */
  private boolean isExactName(WindowMatch match) {
    List<String> written =
        tokens.subList(match.from(), match.to()).stream().map(WindowToken::word).toList();
    return match.template().role() != WindowTemplate.Role.APP
        || match.template().sequences().stream().allMatch(written::containsAll);
  }

  private static int reach(Element element) {
    if (element instanceof Element.Value value) {
      return value.slot() == Slot.REPLY ? REPLY : VALUE;
    }
    return element instanceof Element.Gap ? GAP : 0;
  }

  /** The search for one template; remembers the states that cannot be completed. */
  private final class Search {
    private final List<Element> elements;
    private final Set<Long> dead = new HashSet<>();

    Search(List<Element> elements) {
      this.elements = elements;
    }

    /** Places the elements from {@code element} on, the first at most {@code gap} tokens later. */
    Optional<List<Placed>> from(int element, int position, int gap) {
      if (element == elements.size()) {
        return Optional.of(List.of());
      }
      long state =
          ((long) element * (count + 1) + position) * (2 * REPLY) + Math.min(gap, 2 * REPLY - 1);
      if (dead.contains(state)) {
        return Optional.empty();
      }
      Optional<List<Placed>> found =
          elements.get(element) instanceof Element.Word word
              ? word(word, element, position, gap)
              : from(element + 1, position, gap + reach(elements.get(element)));
      if (found.isEmpty()) {
        dead.add(state);
      }
      return found;
    }

    private Optional<List<Placed>> word(Element.Word word, int element, int position, int gap) {
      int id = vocabulary.of(word.word());
      for (int start = position; start <= position + gap && start < count; start++) {
        for (Occurrence each : at.get(start)) {
          if (each.words().get(0) == id && follow(each.words(), element)) {
            Optional<List<Placed>> rest =
                from(element + each.words().size(), each.end(), nextGap(element, each));
            if (rest.isPresent()) {
              var placed = new ArrayList<Placed>();
              placed.add(new Placed(element, start, each.end()));
              placed.addAll(rest.get());
              return Optional.of(placed);
            }
          }
        }
      }
      return word.optional() ? from(element + 1, position, gap) : Optional.empty();
    }

    private int nextGap(int element, Occurrence occurrence) {
      int next = element + occurrence.words().size();
      return next < elements.size() && elements.get(next) instanceof Element.Word ? NEXT : 0;
    }

    private boolean follow(List<Integer> words, int element) {
      for (int i = 1; i < words.size(); i++) {
        boolean same =
            element + i < elements.size()
                && elements.get(element + i) instanceof Element.Word word
                && vocabulary.of(word.word()) == words.get(i);
        if (!same) {
          return false;
        }
      }
      return true;
    }
  }
}
