package dev.rollcall.simulator.floor;

import java.util.List;
import java.util.random.RandomGenerator;

/// Names as they might stand on the badges of an international contact centre. First and last names
/// are drawn from the same part of the world. They are of nobody in particular.
final class Names {

    private record World(List<String> first, List<String> last) {}

    private static final List<World> WORLDS = List.of(
        world("Ana Carmen Diego Javier Lucía Mateo Valentina Ximena",
            "García Fernández López Morales Navarro Ortiz Ruiz Vargas"),
        world("Anke Florian Jonas Katrin Lena Matthias Sabine Tobias",
            "Becker Hoffmann Krüger Müller Schäfer Vogel Weiß Zimmermann"),
        world("Amélie Bastien Chloé Émile Hugo Juliette Manon Quentin",
            "Bernard Dubois Fontaine Girard Leroy Mercier Rousseau Vidal"),
        world("Astrid Björn Freja Henrik Ingrid Kåre Linnéa Søren",
            "Andersen Berg Dahl Eriksson Håkansson Jørgensen Nilsson Østby"),
        world("Aleksandra Bartosz Danuta Kasia Łukasz Magda Piotr Zofia",
            "Dąbrowski Jankowska Kowalczyk Lewandowski Nowak Piątek Wójcik Zając"),
        world("Bogdan Dmytro Iryna Larysa Mykola Oksana Olena Taras",
            "Bondarenko Kovalenko Lysenko Melnyk Petrenko Shevchenko Tkachuk Yurchenko"),
        world("Ayşe Burak Deniz Elif Emre Gökçe Murat Zeynep",
            "Arslan Çelik Demir Kaya Öztürk Şahin Yıldız Yılmaz"),
        world("Aisha Farid Hanan Khalid Leila Omar Rania Yusuf",
            "Al-Masri Darwish El-Sayed Haddad Karam Mansour Nasser Saleh"),
        world("Aditi Arjun Deepa Kavya Meera Priya Rahul Vikram",
            "Banerjee Desai Gupta Iyer Kapoor Nair Sharma Verma"),
        world("Chen Hui Jing Lei Mei Ming Wei Xiu",
            "Chen Huang Li Lin Liu Wang Zhang Zhou"),
        world("Aiko Haruto Hina Kenji Mio Ren Sakura Yuto",
            "Fujita Ito Kobayashi Nakamura Sato Suzuki Tanaka Yamamoto"),
        world("Abena Chidi Ifeoma Kofi Kwame Ngozi Nneka Tunde",
            "Adeyemi Boateng Chukwu Eze Mensah Nwosu Okafor Owusu"),
        world("Amani Baraka Juma Makena Njeri Otieno Wanjiru Zawadi",
            "Achieng Kamau Kariuki Mwangi Njoroge Ochieng Odhiambo Wambui"),
        world("Lindiwe Mandla Nandi Sibusiso Sipho Thandiwe Themba Zanele",
            "Dlamini Khumalo Mahlangu Mokoena Ndlovu Nkosi Sithole Zulu"),
        world("Beatriz Caio Inês João Luís Mariana Rafael Teresa",
            "Almeida Carvalho Ferreira Monteiro Oliveira Pereira Santos Silva"),
        world("Aoife Callum Eilidh Fergus Gwen Niamh Owen Sinéad",
            "Byrne Evans Fraser Gallagher MacLeod Murphy O’Brien Walsh"));

    /// @return one that sounds like somebody
    static String draw(RandomGenerator chance) {
        var world = WORLDS.get(chance.nextInt(WORLDS.size()));
        return world.first().get(chance.nextInt(world.first().size())) + " "
            + world.last().get(chance.nextInt(world.last().size()));
    }

    private static World world(String first, String last) {
        return new World(List.of(first.split(" ")), List.of(last.split(" ")));
    }

    private Names() {}
}
