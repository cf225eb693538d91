package org.bounceback.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Which stories are told: first, until every valid pair of software, event, route and form has
 * occurred, the ones with the most new pairs, then others at random. The same number always gives
 * the same story.
 */
final class StoryPlan {
  private static final int CANDIDATES = 40;

  private final List<Map.Entry<MailSoftware, DeliveryEvent>> contents = new ArrayList<>();
  private final List<DocumentedReply> permanent = new ArrayList<>();
  private final List<DocumentedReply> temporary = new ArrayList<>();

  StoryPlan(ReportLayouts layouts) {
    for (MailSoftware software : MailSoftware.values()) {
      for (DeliveryEvent event : DeliveryEvent.values()) {
        if (layouts.event(software, event).isPresent()) {
          contents.add(Map.entry(software, event));
        }
      }
    }
    for (DocumentedReply reply : DocumentedReply.all()) {
      (reply.isTemporary() ? temporary : permanent).add(reply);
    }
  }

  /** Returns the first stories. */
  List<DeliveryStory> first(int count) {
    Set<String> open = pairs();
    List<DeliveryStory> stories = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      DeliveryStory best = story(seed, new Random(seed));
      for (int i = 1; !open.isEmpty() && i < CANDIDATES; i++) {
        DeliveryStory other = story(seed, new Random(seed * 1_000L + i));
        if (covered(other, open) > covered(best, open)) {
          best = other;
        }
      }
      pairs(best).forEach(open::remove);
      stories.add(best);
    }
    return stories;
  }

  /** Returns every pair that some story can have. */
  Set<String> pairs() {
    Set<String> pairs = new HashSet<>();
    for (Map.Entry<MailSoftware, DeliveryEvent> content : contents) {
      for (MailRoute route : MailRoute.values()) {
        for (UploadForm form : UploadForm.values()) {
          if (isPossible(content.getKey(), content.getValue(), route)) {
            pairs.addAll(pairs(content.getKey(), content.getValue(), route, form));
          }
        }
      }
    }
    return pairs;
  }

  /** Returns the pairs of a story. */
  static List<String> pairs(DeliveryStory story) {
    return pairs(story.software(), story.event(), story.route(), story.form());
  }

  private static List<String> pairs(
      MailSoftware software, DeliveryEvent event, MailRoute route, UploadForm form) {
    return List.of(
        software + " " + event,
        software + " " + route,
        software + " " + form,
        event + " " + route,
        event + " " + form,
        route + " " + form);
  }

  private static long covered(DeliveryStory story, Set<String> open) {
    return pairs(story).stream().filter(open::contains).count();
  }

  private static boolean isPossible(MailSoftware software, DeliveryEvent event, MailRoute route) {
    boolean oursWroteIt = Cast.of(new World(0), route, event).author().ours();
    return !(software.isPublicService() && oursWroteIt);
  }

  private DeliveryStory story(long seed, Random random) {
    while (true) {
      Map.Entry<MailSoftware, DeliveryEvent> content =
          contents.get(random.nextInt(contents.size()));
      MailRoute route = pick(MailRoute.values(), random);
      if (!isPossible(content.getKey(), content.getValue(), route)) {
        continue;
      }
      DeliveryEvent event = content.getValue();
      ListingState listing = pick(ListingState.values(), random);
      boolean quotes = event.hasReply() || !listing.isQuoted();
      return new DeliveryStory(
          content.getKey(),
          event,
          event.hasReply() ? Optional.of(reply(event, random)) : Optional.empty(),
          route,
          quotes ? listing : ListingState.NONE,
          random.nextInt(4) > 0,
          pick(UploadForm.values(), random),
          new World(random.nextInt(World.COUNT)),
          seed);
    }
  }

  private DocumentedReply reply(DeliveryEvent event, Random random) {
    List<DocumentedReply> replies = event.isTemporaryReply() ? temporary : permanent;
    return replies.get(random.nextInt(replies.size()));
  }

  private static <T> T pick(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
