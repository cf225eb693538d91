package org.bounceback.story;

import java.util.Optional;

/**
 * A delivery with known facts and the upload of the report about it.
 *
 * @param software the author of the report
 * @param event what happened
 * @param reply the reply of the other server, if it gave one
 * @param route whose servers took part
 * @param listing what the reply and the blocklists say about listings
 * @param hasTable whether the table of our servers is known
 * @param form how the report is uploaded
 * @param world the names
 * @param seed chooses what has no meaning, such as the subject
 */
record DeliveryStory(
    MailSoftware software,
    DeliveryEvent event,
    Optional<DocumentedReply> reply,
    MailRoute route,
    ListingState listing,
    boolean hasTable,
    UploadForm form,
    World world,
    long seed) {

  /** Returns who takes part. */
  Cast cast() {
    return Cast.of(world, route, event);
  }

  /** Returns the text of the reply with the story's names. */
  String replyText() {
    String ip = cast().author().ip();
    if (reply.isPresent() && listing.isQuoted()) {
      return "%s 5.7.1 Service unavailable; Client host [%s] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/%s"
          .formatted(event.isTemporaryReply() ? "451" : "554", ip, ip)
          .replace("451 5.7.1", "451 4.7.1");
    }
    return reply.map(each -> each.about(cast().recipient(), ip)).orElse("");
  }

  DeliveryStory with(UploadForm other) {
    return new DeliveryStory(software, event, reply, route, listing, hasTable, other, world, seed);
  }

  DeliveryStory with(ListingState other) {
    return new DeliveryStory(software, event, reply, route, other, hasTable, form, world, seed);
  }

  DeliveryStory with(World other) {
    return new DeliveryStory(software, event, reply, route, listing, hasTable, form, other, seed);
  }

  DeliveryStory withTable(boolean other) {
    return new DeliveryStory(software, event, reply, route, listing, other, form, world, seed);
  }

  /** Returns one line that identifies the story. */
  String summary() {
    return "seed %d: %s %s %s listing=%s table=%s form=%s world=%d reply=%s"
        .formatted(
            seed,
            software.code(),
            event.code(),
            route,
            listing,
            hasTable,
            form,
            world.number(),
            replyText());
  }
}
