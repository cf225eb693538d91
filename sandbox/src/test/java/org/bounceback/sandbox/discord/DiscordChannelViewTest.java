package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Interaction.Kind;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordChannelViewTest {
  private DiscordFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aUserSeesPublicMessagesAndTheirOwnEphemeralOnes() throws Exception {
    var interaction = fixture.interaction(Kind.COMMAND);
    fixture.client.call(
        "POST", DiscordFixture.callback(interaction), "{'type':5,'data':{'flags':64}}");

    JsonNode hers = seen(fixture.kim).path("messages");
    JsonNode his = seen(fixture.sam).path("messages");

    assertEquals(3, hers.size());
    assertEquals(4, his.size());
    assertTrue(his.get(3).path("thinking").asBoolean());
    assertTrue(his.get(3).path("private").asBoolean());
    assertEquals("Sam Example", his.get(0).path("author").asText());
  }

  @Test
  void aThreadIsShownBelowItsMessage() throws Exception {
    Channel thread =
        fixture
            .discord
            .state()
            .thread(
                fixture.support,
                Channel.Kind.PUBLIC_THREAD,
                "Case 1",
                DiscordApp.ID,
                Optional.of(fixture.own));
    fixture.post(thread, fixture.sam.id(), "{'content':'more'}");

    JsonNode below = seen(fixture.kim).at("/messages/1/thread");

    assertEquals("Case 1", below.path("name").asText());
    assertEquals("more", below.at("/messages/0/content").asText());
  }

  @Test
  void theCommandsThatAPersonIsOfferedAreSeenWithTheirOptions() throws Exception {
    fixture.client.call(
        "PUT",
        "/applications/" + DiscordApp.ID + "/commands",
        "[{'name':'look','description':'Looks','options':"
            + "[{'type':3,'name':'at','description':'What'}]},"
            + "{'name':'sweep','description':'For agents','default_member_permissions':'0'}]");

    JsonNode offered = seen(fixture.kim).path("commands");

    assertEquals(1, offered.size());
    assertEquals("look", offered.at("/0/name").asText());
    assertEquals("at", offered.at("/0/options/0/name").asText());
  }

  @Test
  void buttonsAreFoundByTheirLabel() {
    assertEquals(Optional.of("go"), DiscordComponentFinder.button(fixture.card, "Go"));
    assertEquals(Optional.empty(), DiscordComponentFinder.button(fixture.card, "Stop"));
  }

  @Test
  void aFormIsFilledInFromTopToBottom() throws Exception {
    Modal modal =
        fixture
            .discord
            .state()
            .modals()
            .open(
                fixture.interaction(Kind.COMMAND),
                DiscordClient.json(
                    "{'custom_id':'f','title':'F','components':["
                        + "{'type':18,'label':'A','component':{'type':4,'custom_id':'a'}},"
                        + "{'type':18,'label':'B','component':{'type':4,'custom_id':'b'}},"
                        + "{'type':18,'label':'C','component':{'type':3,'custom_id':'c',"
                        + "'options':[{'label':'High','value':'high'}]}}]}"));

    Form filled = DiscordComponentFinder.filled(modal, List.of("", "words", "high"));

    assertEquals(Form.empty().type("b", "words").choose("c", "high"), filled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'content':'<@1> <@&2> @everyone'} | 1,2,everyone",
        "{'content':'<@1> @here','allowed_mentions':{'parse':[]}} | ''",
        "{'content':'<@1> <@3> @here','allowed_mentions':{'parse':[],'users':['3']}} | 3",
        "{'content':'<@1> @here','allowed_mentions':{'parse':['everyone']}} | here",
        "{'flags':32768,'components':[{'type':10,'content':'<@1>'}]} | 1",
        "{'content':'nobody'} | ''",
      })
  void aMessagePingsOnlyAllowedMentions(String body, String pinged) throws Exception {
    Message message = fixture.post(fixture.support, DiscordApp.ID, body);

    assertEquals(pinged.isEmpty() ? Set.of() : Set.of(pinged.split(",")), message.pings());
  }

  @Test
  void anEditWithoutAllowedMentionsPings() throws Exception {
    Message quiet =
        fixture.post(
            fixture.support, DiscordApp.ID, "{'content':'<@1>','allowed_mentions':{'parse':[]}}");
    assertEquals(Set.of(), quiet.pings());

    fixture.client.call(
        "PATCH",
        fixture.filled("/channels/SUPPORT/messages/" + quiet.id()),
        "{'content':'<@1> again'}");

    Message edited = fixture.discord.state().messages().any(quiet.id()).orElseThrow();
    assertEquals(Set.of("1"), edited.pings());
  }

  private JsonNode seen(DiscordUser discordUser) throws Exception {
    return DiscordClient.json(
        new DiscordChannelView(fixture.discord.state(), discordUser, fixture.support)
            .json()
            .replace("'", ""));
  }
}
