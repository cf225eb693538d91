package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person sees of a channel. */
class SlackChannelViewTest {
  private SlackFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void messagesComeInTheirOrderWithWhoWroteThem() throws Exception {
    JsonNode messages = seenBy(fixture.sam).path("messages");

    assertEquals(List.of("it came back", "Case"), texts(messages));
    assertEquals(fixture.sam.realName(), messages.at("/0/author").asText());
    assertEquals(true, messages.at("/1/app").asBoolean());
    assertEquals(fixture.question.ts(), messages.at("/1/thread").asText());
  }

  @Test
  void ephemeralMessagesAreHiddenFromOthers() throws Exception {
    fixture.client.call(
        "chat.postEphemeral",
        fixture.filled("{'channel':'SUPPORT','user':'SAM','text':'for you alone'}"));

    JsonNode whispered = seenBy(fixture.sam).path("messages").get(2);
    assertEquals("for you alone", whispered.path("text").asText());
    assertTrue(whispered.path("private").asBoolean());
    assertEquals(2, seenBy(fixture.kim).path("messages").size());
  }

  @Test
  void anOpenWindowIsSeenAsTheAppSentIt() throws Exception {
    assertTrue(seenBy(fixture.sam).path("view").isNull());

    fixture.modal("[{'type':'divider'}]");

    assertEquals("divider", seenBy(fixture.sam).at("/view/blocks/0/type").asText());
    assertTrue(seenBy(fixture.kim).path("view").isNull());
  }

  @Test
  void theHomeIsSeenOnceTheAppPublishedIt() throws Exception {
    assertTrue(seenBy(fixture.sam).path("home").isNull());

    fixture.client.call(
        "views.publish",
        fixture.filled("{'user_id':'SAM','view':{'type':'home','blocks':[{'type':'divider'}]}}"));

    assertEquals("divider", seenBy(fixture.sam).at("/home/blocks/0/type").asText());
  }

  private JsonNode seenBy(SlackUser slackUser) throws Exception {
    var slackChannelView =
        new SlackChannelView(fixture.slack.workspace(), slackUser, fixture.support);
    return new ObjectMapper().readTree(slackChannelView.json());
  }

  private static List<String> texts(JsonNode messages) {
    var texts = new ArrayList<String>();
    messages.forEach(message -> texts.add(message.path("text").asText()));
    return texts;
  }
}
