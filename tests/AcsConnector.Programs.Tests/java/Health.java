import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the emulator at COMMUNICATION_SERVICES_ENDPOINT whether it runs, over https, and prints its answer. */
public class Health {
    public static void main(String[] arguments) throws Exception {
        var address = URI.create(System.getenv("COMMUNICATION_SERVICES_ENDPOINT") + "_emulator/health");
        System.out.println(HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body());
    }
}
