package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;

/** Files uploaded to a channel, if the operator enabled that. */
class UploadTest extends DiscordBehaviour {

  @Override
  DiscordWorld open(Path folder) throws Exception {
    return DiscordWorld.withUploads(folder);
  }

  @Test
  void uploadGetsOneUpdatedReply() {
    drops("bounced.eml", Mails.UNKNOWN_USER);

    Message card = world().message(world().support, "does not exist");

    Message upload = world().discord.state().messages().in(world().support).get(0);
    assertEquals(upload.id(), card.answers().orElseThrow());
    assertEquals(1, world().written(world().support).size());
    world().thread(card);
  }

  @Test
  void otherFileIsIgnored() {
    drops("photo.png", "no mail");
    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(List.of(), world().written(world().support));
  }

  @Test
  void pictureSentToBotAlwaysGetsResponse() {
    world()
        .discord
        .users()
        .uploads(world().sam, world().direct(), "", DiscordWorld.file("photo.gif", "GIF89a"));

    world().message(world().direct(), "Paste the error text instead");
  }

  @Test
  void messageReceivedTwiceIsAnsweredOnce() {
    var told =
        world()
            .discord
            .users()
            .uploads(
                world().sam,
                world().support,
                "",
                DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER));
    world().discord.deliveries().again(told);

    world().thread(world().message(world().support, "does not exist"));
    assertEquals(1, world().written(world().support).size());
  }

  private void drops(String name, String content) {
    world()
        .discord
        .users()
        .uploads(world().sam, world().support, "what now?", DiscordWorld.file(name, content));
  }
}
