package org.bounceback.chat.cards;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.UntrustedText;
import org.bounceback.findings.BlocklistFindings.Listing;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;

/**
 * Renders what to do now as numbered steps. A step that mentions a list or a receiver gets the link
 * to its delisting page, if our tables have one.
 */
final class StepList {
  private static final int MAX_STEPS = 3;
  private static final int MAX_LENGTH = 114;

  /** The names of lists and receivers with their delisting pages, from our own tables. */
  private final Map<String, URI> pages = new LinkedHashMap<>();

  /** Creates a list of steps without links. */
  StepList() {}

  /** Creates a list of steps with the links of a diagnosis. */
  StepList(BounceFindings diagnosis) {
    diagnosis.message().stream()
        .flatMap(message -> message.recipients().stream())
        .flatMap(recipient -> recipient.block().stream())
        .forEach(this::add);
    diagnosis.blocklists().stream().flatMap(lists -> lists.listed().stream()).forEach(this::add);
  }

  private void add(BounceMessage.Block block) {
    block.delistUrl().ifPresent(url -> pages.putIfAbsent(block.name(), URI.create(url)));
  }

  private void add(Listing listing) {
    listing.delistUrl().ifPresent(url -> pages.putIfAbsent(listing.name(), URI.create(url)));
  }

  /** Returns the first steps, each shortened to two lines of a phone. */
  List<Block.Step> first(List<String> next) {
    return steps(next.subList(0, Math.min(MAX_STEPS, next.size())), true);
  }

  /** Returns all steps. */
  List<Block.Step> all(List<String> next) {
    return steps(next, false);
  }

  private List<Block.Step> steps(List<String> next, boolean shortened) {
    var left = new LinkedHashMap<>(pages);
    List<Block.Step> steps = new ArrayList<>();
    for (String each : next) {
      Optional<Map.Entry<String, URI>> page =
          left.entrySet().stream()
              .filter(entry -> each.contains(entry.getValue().toString()))
              .findFirst()
              .or(() -> left.entrySet().stream().filter(entry -> isAbout(each, entry)).findFirst());
      Optional<Span.Link> link = page.map(entry -> link(entry.getValue()));
      page.ifPresent(entry -> left.remove(entry.getKey()));
      steps.add(new Block.Step(text(each, link, shortened), link));
    }
    return steps;
  }

  private static boolean isAbout(String step, Map.Entry<String, URI> page) {
    return step.toLowerCase(Locale.ROOT).contains(page.getKey().toLowerCase(Locale.ROOT));
  }

  /** Returns the step's text, in which the link stands for an address of the same host. */
  private static String text(String step, Optional<Span.Link> link, boolean shortened) {
    String text = UntrustedText.oneLine(step);
    if (link.isPresent()) {
      String shown = link.get().text();
      String address = "https?://(?:www\\.)?" + Pattern.quote(shown) + "(?:/[^\\s,;)]*)?";
      text = Pattern.compile(address + "\\.?$").matcher(text).replaceFirst("");
      text =
          Pattern.compile(address)
              .matcher(text)
              .replaceAll(Matcher.quoteReplacement(shown))
              .strip();
    }
    return shortened ? TextShortener.sentences(text, MAX_LENGTH) : text;
  }

  /** Returns a link that shows the host of its page. */
  static Span.Link link(URI page) {
    String host = Optional.ofNullable(page.getHost()).orElse(page.toString());
    return new Span.Link(host.startsWith("www.") ? host.substring("www.".length()) : host, page);
  }
}
